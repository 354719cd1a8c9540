import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAnywhere } from '../__tests__/cut.ts';
import { blockReader } from './block-records.ts';
import { jsonLines } from './json-lines.ts';
import { lineBlocks } from './line-blocks.ts';
import { LONGEST_RECORD, type StateRecord } from './state-record.ts';

/** The records of some bytes, read in blocks of at least so many, as they come in pieces of the given sizes. */
function read(bytes: Buffer, least = 1, sizes: Iterator<number> = [bytes.length][Symbol.iterator]()): StateRecord[] {
  const records: StateRecord[] = [];
  const reader = blockReader();
  for (const item of lineBlocks(cutAnywhere(bytes, sizes), { least }))
    if (item.kind === 'block') reader(item, (record) => records.push(record));
    else records.push(item);
  return records;
}

/** What the plain reader makes of each line by itself. */
const plainly = (text: string) => [...jsonLines([text])];

const words = fc.constantFrom(
  'Normal',
  'Passive Mode',
  'SRV-1',
  'SRV-22',
  '',
  'a"b',
  'C:\\x',
  'é',
  '4.18.1.2',
  '4.18.25010.11',
);
const small = fc.constantFrom(0, 1, 7, 10, 25110, 393472, -1, 0.5, 1e21, 123456789012345);
const registry = fc.constantFrom<unknown>(
  { 'HKLM\\A': { x: 1, y: null }, 'HKLM\\B': null },
  { 'HKLM\\A': { x: 2, y: null }, 'HKLM\\B': null },
  { 'HKLM\\A': { x: 'a,"registry":{}' } },
  {},
);
const device = fc.record(
  {
    mdav: fc.constantFrom<unknown>(1, 2),
    device: words,
    group: words,
    os: fc.record({ caption: words, build: small }),
    modeChangedAt: fc.constantFrom<unknown>(null, '2026-11-20T07:00:00Z'),
    status: fc.record({ AMRunningMode: words, on: fc.boolean(), AntivirusSignatureAge: small, __proto__: words }),
    antivirus: fc.constantFrom<unknown>(null, [], [{ name: 'A', state: 1 }], [{ name: 'B', state: 22 }, 'x']),
    registry,
    dropped: fc.constantFrom<unknown>(['asr'], []),
  },
  { requiredKeys: ['mdav', 'device', 'registry'] },
);

/** A line with a character less, more or other somewhere, where JSON may break or mean another thing. */
const pieces = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    ' ',
    '0',
    '1',
    '-',
    '.',
    'e',
    'x',
    'é',
    '\u0000',
    '\r',
    '\ud800',
    '\ufeff',
  ],
  ...['\\u0041', '"a":1,', ',"mdav":1', ',"registry":', ',"registry":{"a":1}', '"__proto__":{},', 'null', 'true'],
);
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  less: fc.integer({ min: 0, max: 3 }),
  more: pieces,
});
const edited = (line: string, edits: readonly { at: number; less: number; more: string }[]) =>
  edits.reduce((text, { at, less, more }) => {
    const place = Math.floor(at * text.length);
    return text.slice(0, place) + more + text.slice(place + less);
  }, line);
/** Few devices, so that most lines are like one before. */
const lines = fc
  .tuple(
    fc.array(device, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(fc.nat(2), fc.array(edit, { maxLength: 2 })), { minLength: 1, maxLength: 12 }),
  )
  .map(([devices, which]) =>
    which.map(([index, edits]) => edited(JSON.stringify(devices[index % devices.length]), edits)),
  );

describe('lines that are like others', () => {
  it('give what each of them gives by itself, whatever is broken', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\n\n'), fc.boolean(), (all, end, hasEnd) => {
        const bytes = Buffer.from(all.join(end) + (hasEnd ? end : ''), 'utf8');
        const [told, plain] = [read(bytes), plainly(bytes.toString('utf8'))];
        expect(told).toEqual(plain);
        // The order of names counts as well: a report shows it.
        expect(JSON.stringify(told)).toBe(JSON.stringify(plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('give what each of them gives by itself, however they are cut', () => {
    fc.assert(
      fc.property(
        lines,
        fc.integer({ min: 1, max: 2000 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 400 })),
        (all, least, sizes) => {
          const bytes = Buffer.from(all.join('\n'), 'utf8');
          expect(read(bytes, least, sizes)).toEqual(plainly(bytes.toString('utf8')));
        },
      ),
      { numRuns: 300 },
    );
  });

  const line = (name: string, age: number) =>
    JSON.stringify({
      mdav: 1,
      device: name,
      os: { build: 20348 },
      status: { mode: 'Normal', age },
      registry: { 'HKLM\\A': { x: 1 } },
    });
  const values = (...all: readonly string[]) =>
    read(Buffer.from(all.join('\n'))).map((one) =>
      one.kind === 'record' ? (one.value as Record<string, unknown>) : {},
    );

  it('share what is alike', () => {
    const [first, second, third] = values(line('A', 1), line('BBB', 25), line('C', 1));
    expect(second).toEqual(JSON.parse(line('BBB', 25)));
    expect(second?.['registry']).toBe(first?.['registry']);
    expect(second?.['os']).toBe(third?.['os']);
    expect(second?.['status']).not.toBe(third?.['status']);
  });

  const changed = (from: string, to: string) => line('B', 1).replace(from, to);
  it.each([
    ['an escape in a text', changed('"B"', '"\\u0042"')],
    ['a number that JSON does not have', changed('"age":1', '"age":01')],
    ['a number with a part', changed('"age":1', '"age":1.5')],
    ['a number with a sign', changed('"age":1', '"age":-1')],
    ['a number that is none', changed('"age":1', '"age":')],
    ['a long number', changed('"age":1', '"age":12345678901234567890')],
    ['a number of any length', changed('"age":1', `"age":${'9'.repeat(400)}`)],
    ['a text for a number', changed('"age":1', '"age":"1"')],
    ['a name twice', changed('"device":"B"', '"device":"B","device":"C"')],
    ['a registry twice', changed('"device":"B"', '"registry":{},"device":"B"')],
    ['a member before the registry and behind it', changed('"device"', '"a":"B","device"').replace(/}$/, ',"a":1}')],
    ['a member that objects inherit from', changed('"device"', '"__proto__":{"a":"B"},"device"')],
    ['such a text', changed('"device"', '"__proto__":"B","device"')],
    ['such a member behind the registry', line('B', 1).replace(/}$/, ',"__proto__":{"a":1}}')],
    ['blanks', changed('"device":', ' "device" : ')],
    ['another name', changed('"age"', '"agf"')],
    ['a text that is open', changed('"B"', '"B')],
    ['a tab in a text', changed('"B"', '"B\t"')],
    ['a character beyond ASCII', line('\u00e9', 1)],
    ['nothing before the registry', '{,"registry":{"HKLM\\\\A":{"x":1}}}'],
    ['a registry within another object', `{"mdav":1,"a":${line('B', 1)}}`],
    ['two documents', `{"mdav":1}${line('B', 1)}`],
  ])('are read by themselves where one has %s', (_, other) => {
    const such = other.replaceAll('B', 'D');
    for (const text of [
      [line('A', 1), other, line('A', 2)].join('\n'),
      [other, such, line('A', 1), other].join('\n'),
    ]) {
      const [told, plain] = [read(Buffer.from(text)), plainly(text)];
      expect(told).toEqual(plain);
      expect(JSON.stringify(told)).toBe(JSON.stringify(plain));
    }
  });

  it('are let go of when there are many, and those that come later are read as well', () => {
    let last: unknown;
    for (let number = 0; number < 3; number++) {
      const many = Array.from({ length: 2000 }, (_, index) =>
        line(`D${index}`, 1).replace('"x":1', `"x${number}-${index}":"${'y'.repeat(1000)}"`),
      );
      const all = read(Buffer.from(many.join('\n')));
      expect(all).toHaveLength(2000);
      last = all[1999];
    }
    expect(last).toMatchObject({ line: 2000, value: { device: 'D1999' } });
  });
});

describe('a line that is too long', () => {
  const good = '{"a":1}\n';
  const long = `"${'x'.repeat(LONGEST_RECORD + (1 << 20))}"\n`;

  it.each([1, 1 << 20])('is told by its number and passed over, in blocks of %s bytes', (least) => {
    const bytes = Buffer.from(good + good + long + good);
    const sizes = (function* () {
      for (;;) yield 1 << 18;
    })();
    expect(read(bytes, least, sizes)).toMatchObject([
      { line: 1 },
      { line: 2 },
      { kind: 'problem', of: 'record', diagnostic: { at: { line: 3 } } },
      { line: 4 },
    ]);
  });

  it('is measured in characters', () => {
    const bytes = Buffer.from(`"${'\u20ac'.repeat(LONGEST_RECORD / 2)}"\n${good}`);
    const sizes = (function* () {
      for (;;) yield 1 << 22;
    })();
    expect(read(bytes, 1, sizes).map(({ kind }) => kind)).toEqual(['record', 'record']);
  });
});
