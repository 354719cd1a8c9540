import { recordsIn } from '@mdav/verify';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAnywhere } from '../__tests__/cut.ts';
import type { StateRecord } from './state-record.ts';
import { stateRecords } from './state-records.ts';

function read(text: string, sizes: Iterator<number> = [1 << 20][Symbol.iterator]()): readonly StateRecord[] {
  return [...stateRecords(cutAnywhere(Buffer.from(text, 'utf8'), endless(sizes)))];
}

function* endless(sizes: Iterator<number>): Generator<number> {
  for (;;) yield Math.max(2, sizes.next().value ?? 1 << 20);
}

/** The records that were read, and the problems as `line code`. */
function told(text: string): { readonly records: readonly unknown[]; readonly problems: readonly string[] } {
  const all = read(text);
  return {
    records: all.flatMap((one) => (one.kind === 'record' ? recordsIn(one.value) : [])),
    problems: all.flatMap((one) =>
      one.kind === 'problem' ? [`${one.diagnostic.at.line ?? '-'} ${one.diagnostic.code}`] : [],
    ),
  };
}

/** Texts that try every corner of the scan. */
const corner = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', 'a', 'é', '𝄞') });
const device = fc.record({
  device: fc.string({ minLength: 1 }),
  value: corner,
  Results: corner,
  nested: fc.record({ value: fc.array(fc.record({ name: corner }), { maxLength: 2 }), text: corner }),
});

const FORMS: readonly (readonly [name: string, write: (devices: readonly unknown[]) => string])[] = [
  ['one document per line', (devices) => devices.map((one) => `${JSON.stringify(one)}\n`).join('')],
  ['lines that end as on Windows', (devices) => devices.map((one) => JSON.stringify(one)).join('\r\n')],
  ['a list', (devices) => JSON.stringify(devices)],
  ['a list over many lines', (devices) => JSON.stringify(devices, null, 2)],
  [
    'documents over many lines, one after the other',
    (devices) => devices.map((one) => JSON.stringify(one, null, 2)).join('\n'),
  ],
  ['the list of PowerShell', (devices) => JSON.stringify({ value: devices, Count: devices.length }, null, 4)],
  ['the list of PowerShell on one line', (devices) => `${JSON.stringify({ value: devices, Count: devices.length })}\n`],
  [
    'an answer of the hunting API',
    (devices) =>
      JSON.stringify(
        { Stats: { a: [{}] }, Schema: [{ Name: 'x', Type: 'y' }], Results: devices, Later: [{ b: [1] }] },
        null,
        1,
      ),
  ],
];

describe.each(FORMS)('%s', (_, write) => {
  it('gives the same devices however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(device, { minLength: 1, maxLength: 4 }),
        fc.infiniteStream(fc.integer({ min: 2, max: 40 })),
        (devices, sizes) => {
          const all = read(write(devices), sizes);
          expect(all.filter(({ kind }) => kind === 'problem')).toEqual([]);
          const records = all.flatMap((one) => (one.kind === 'record' ? recordsIn(one.value) : []));
          expect(records).toEqual(JSON.parse(JSON.stringify(devices)));
        },
      ),
    );
  });
});

describe('an answer of an interface', () => {
  const page = (devices: readonly unknown[], next: object) => ({
    '@odata.context': 'https://api.example/$metadata#List',
    ...next,
    value: devices,
  });
  const last = (devices: readonly unknown[], next: object) => ({
    '@odata.context': 'https://api.example/$metadata#List',
    value: devices,
    ...next,
  });
  it.each<[string, typeof page, number | undefined]>([
    ['that names the next page before the list', page, 2],
    ['that names it behind', last, 2],
    ['on one line', last, undefined],
  ])('%s tells whether there is more, however it is cut', (_, answer, indent) => {
    fc.assert(
      fc.property(
        fc.array(device, { maxLength: 4 }),
        fc.boolean(),
        fc.infiniteStream(fc.integer({ min: 2, max: 40 })),
        (devices, hasMore, sizes) => {
          const next = hasMore ? { '@odata.nextLink': 'https://api.example/List?$skip=1' } : {};
          const all = read(JSON.stringify(answer(devices, next), null, indent), sizes);
          const pages = all.flatMap((one) => (one.kind === 'record' && one.page !== undefined ? [one.page] : []));
          expect(pages).toEqual([{ list: 'https://api.example/$metadata#List', hasMore }]);
          const records = all.flatMap((one) => (one.kind === 'record' ? recordsIn(one.value) : []));
          expect(records).toEqual(JSON.parse(JSON.stringify(devices)));
        },
      ),
    );
  });
});

describe('lines', () => {
  it('that are broken are told by number, and the others are read', () => {
    expect(told('{"a":1}\n{"a":\n\nnull x\n{"a":2}\n')).toEqual({
      records: [{ a: 1 }, { a: 2 }],
      problems: ['2 state-json', '4 state-json'],
    });
    expect(told('{"a" 1}\n{"a":2}')).toEqual({ records: [{ a: 2 }], problems: ['1 state-json'] });
  });
  it('that were put together with their marks are read', () => {
    expect(told('{"a":1}\n\uFEFF{"a":2}\n').records).toEqual([{ a: 1 }, { a: 2 }]);
  });
  it('that are too long are passed over', () => {
    const long = `{"a":"${'x'.repeat(17 * 2 ** 20)}"}`;
    expect(told(`{"a":1}\n${long}\n{"a":2}\n`)).toEqual({ records: [{ a: 1 }, { a: 2 }], problems: ['2 state-json'] });
    expect(told(`{"a":1}\n${long}`)).toEqual({ records: [{ a: 1 }], problems: ['2 state-json'] });
  });
  it('say what is wrong without quoting the text', () => {
    const [, broken] = read('{"a":1}\n{"a":<script>}\n');
    expect(broken).toMatchObject({
      diagnostic: { message: 'This is no JSON.', at: { line: 2 } },
    });
    const [, cut] = read('{"a":1}\n{"a":"scri');
    expect(cut).toMatchObject({ diagnostic: { message: 'The document ends before it is complete.' } });
  });
});

describe('a list', () => {
  it('that is cut gives what is complete, and says so', () => {
    expect(told('[{"a":1},\n{"a":2')).toEqual({ records: [{ a: 1 }], problems: ['2 state-json'] });
    expect(told('[{"a":1},\n')).toEqual({ records: [{ a: 1 }], problems: ['2 state-json'] });
    expect(told('{"value":\n[{"a":1},')).toEqual({ records: [{ a: 1 }], problems: ['2 state-json'] });
    expect(told('{\n"a":"x\\')).toEqual({ records: [], problems: ['1 state-json'] });
  });
  it('with other things in it tells them once each', () => {
    expect(told('[1, 2, {"a":1}, "x", {"a":2}]')).toEqual({
      records: [{ a: 1 }, { a: 2 }],
      problems: ['1 state-json', '1 state-json'],
    });
    expect(told('[{"a":1}]}')).toEqual({ records: [{ a: 1 }], problems: ['1 state-json'] });
  });
  it('with a broken item gives the others', () => {
    expect(told('[{"a":1},\n{"a" 2},\n{"a":3}]')).toEqual({
      records: [{ a: 1 }, { a: 3 }],
      problems: ['2 state-json'],
    });
  });
  it('that never closes a brace ends with one complaint', () => {
    const { records, problems } = told(`[{"a":1},{"b":["${'x'.repeat(18 * 2 ** 20)}`);
    expect([records, problems]).toEqual([[{ a: 1 }], ['1 state-json']]);
  });
});

describe('CSV', () => {
  it('of a spreadsheet with semicolons and a mark is read', () => {
    expect(told('\uFEFFDeviceName;AvMode\r\nFS-1;1\r\n"FS;2";0\r\n').records).toEqual([
      { DeviceName: 'FS-1', AvMode: '1' },
      { DeviceName: 'FS;2', AvMode: '0' },
    ]);
  });
  it('tells rows that do not fit', () => {
    expect(told('DeviceName,AvMode\n1,2\n1,2,3\n')).toEqual({
      records: [{ DeviceName: '1', AvMode: '2' }],
      problems: ['3 csv-field-count'],
    });
  });
  it.each<[string, string, unknown[], string[]]>([
    [
      'the first row',
      'DeviceName,AvMode\nfs-02\nfs-01,1\n',
      [{ DeviceName: 'fs-01', AvMode: '1' }],
      ['2 csv-field-count'],
    ],
    ['a later row', 'AvMode,X\n1,2\n3\n', [{ AvMode: '1', X: '2' }, { AvMode: '3' }], []],
    [
      'a row before a column of JSON is seen',
      'DeviceName,AdditionalFields\na\nb,"{""AvMode"":""1""}"\n',
      [{ DeviceName: 'b', AdditionalFields: '{"AvMode":"1"}' }],
      ['2 csv-field-count'],
    ],
    ['a row of foreign columns', 'a,b\n1\n1,2\n', [], ['- state-format']],
    ['a column of other JSON', 'DeviceName,AdditionalFields\na,{}\n', [], ['- state-format']],
  ])('is judged by its header where %s is short or foreign', (_, text, records, problems) => {
    expect(told(text)).toEqual({ records, problems });
  });
  it('says how many fields a short row has', () => {
    const [problem] = read('DeviceName,AvMode\nfs-02\n');
    expect(problem).toMatchObject({ diagnostic: { message: 'Record 1 has 1 field, and the header has 2.' } });
  });
});

describe('one document over several lines', () => {
  const [a, b] = ['{"AMRunningMode":"Normal"}', '{"AMRunningMode":"Passive Mode"}'];
  const both = [a, b].map((text) => JSON.parse(text) as unknown);
  it.each([
    ['an answer', `{"@odata.context":"x","value":[\n${a},\n${b}\n]}`],
    ['a list', `[\n${a},\n${b}]`],
    ['a list that begins with an element', `[${a},\n${b}]`],
  ])('is read as one: %s', (_, text) => expect(told(text)).toEqual({ records: both, problems: [] }));
  it('is told from lines of which the first is cut between two members', () =>
    expect(told(`{"AMRunningMode":"Normal",\n${a}\n${b}\n`).records).toEqual(both));
});

describe('an input that is none', () => {
  it.each([
    ['nothing', '', 'state-empty'],
    ['blank lines', '\uFEFF \r\n\n', 'state-empty'],
    ['a program', 'MZ\0\0\0', 'state-not-text'],
    ['a workbook', 'PK\u0003\u0004', 'state-not-text'],
    ['prose', 'no device here\nnone', 'state-format'],
    ['objects of PowerShell in a file', '<Objs Version="1.1.0.1">\n<Obj RefId="0">', 'state-format'],
    ['objects of PowerShell from a pipe', '#< CLIXML\r\n<Objs Version="1.1.0.1">', 'state-format'],
    [
      'the list of a screen',
      '\r\nAMEngineVersion                  : 1.1.26100.6\r\nAMRunningMode : Normal\r\n',
      'state-format',
    ],
  ])('is told: %s', (_, text, code) => {
    const all = read(text);
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ kind: 'problem', of: 'input', diagnostic: { code } });
  });
  it('is told: gzip, and how to unpack it', () => {
    const [only] = stateRecords([Uint8Array.of(0x1f, 0x8b, 8, 0)]);
    expect(only).toMatchObject({ diagnostic: { code: 'state-not-text', hint: expect.stringContaining('gzip -dc') } });
  });
  it('is told: what cannot be read to its end, with what came before', () => {
    function* failing() {
      yield Buffer.from('{"a":1}\n{"a":2}\n');
      throw new Error('the share went away');
    }
    const all = [...stateRecords(failing())];
    expect(all.map((one) => (one.kind === 'record' ? one.value : `${one.of} ${one.diagnostic.code}`))).toEqual([
      { a: 1 },
      { a: 2 },
      'input state-not-readable',
    ]);
  });
  it('never throws, whatever it is', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void [...stateRecords([bytes])]));
    fc.assert(fc.property(corner, (text) => void told(text)));
  });
});
