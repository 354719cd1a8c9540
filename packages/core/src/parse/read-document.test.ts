import { sampled } from '@mdav/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LIMITS } from './limits.ts';
import { readDocument } from './read-document.ts';
import { readJson } from './read-json.ts';

const codes = (text: string) =>
  readDocument(text, 'f.yaml').diagnostics.map(({ code, at }) => `${code} ${at.line}:${at.column}`);

describe('readDocument', () => {
  it('counts the lines of what cannot be read', () => {
    const text = 'mda\n: a: e\ng:\n  devices:"\n    os: x\n    deliver: [gpo]\n';
    const places = readDocument(text).diagnostics.map(({ at: { line = 0, column = 0 } }) => [line, column] as const);
    const lines = text.split('\n');
    expect(places.filter(([line, column]) => column > (lines[line - 1] ?? '').length + 1)).toEqual([]);
    expect(Math.max(...places.map(([line]) => line))).toBe(6);
  });

  it('takes a word for what the library takes it for', () => {
    const ends = ['', '0', '1.5', 'e3', 'x1F', 'o7', 'ull', 'ULL', 'rue', 'RUE', 'alse', 'ALSE', 'inf', 'NaN', 'a'];
    const starts = Array.from({ length: 0x250 - 0x20 }, (_, index) => String.fromCharCode(index + 0x20));
    const words = starts
      .flatMap((start) => ends.map((end) => `${start}${end}`))
      .filter((word) => /^[^\s\p{Cc}]/u.test(word));
    const [ascii, others] = [words.filter((word) => word < '\x7f'), words.filter((word) => word >= '\x7f')];
    const tried = [...ascii, ...sampled(8, others)];
    let read = 0;
    for (const word of tried) {
      const text = `word: ${word}\n`;
      let wanted: unknown;
      try {
        wanted = parse(text, { schema: 'core', version: '1.2', logLevel: 'silent' });
      } catch {
        // Punctuation of YAML.
        continue;
      }
      const found = readDocument(text);
      if (!found.ok) continue;
      expect(found.value.data, word).toEqual(wanted);
      read += 1;
    }
    expect(read).toBeGreaterThan(tried.length / 2);
  });

  it('reads plain data and finds every value and key again', () => {
    const read = readDocument('a: 1\nlist:\n  - x\n  - { y: true }\n', 'f.yaml');
    if (!read.ok) throw new Error('refused');
    expect(read.value.data).toEqual({ a: 1, list: ['x', { y: true }] });
    expect(read.value.locate(['a'])).toEqual({ file: 'f.yaml', line: 1, column: 4, path: 'a' });
    expect(read.value.locate(['a'], 'key')).toMatchObject({ line: 1, column: 1 });
    expect(read.value.locate(['list', 1, 'y'])).toEqual({ file: 'f.yaml', line: 4, column: 10, path: 'list[1].y' });
    expect(read.value.locate(['list', 9, 'z'])).toMatchObject({ line: 3, column: 3 });
  });

  it.each([
    ['', ['fleet-empty 1:1']],
    ['# only a comment\n', ['fleet-empty 1:1']],
    ['a: 1\na: 2\nb: 3\nb: 4\n', ['fleet-duplicate-key 2:1', 'fleet-duplicate-key 4:1']],
    ['a: [1, 2\n', ['fleet-yaml-syntax 1:4']],
    ['a: {b: [1, 2\n', ['fleet-yaml-syntax 1:4', 'fleet-yaml-syntax 1:8']],
    ['a: [1, {b: 2}\nc: 3\nd: "x\n', ['fleet-yaml-syntax 1:4', 'fleet-yaml-syntax 4:1']],
    ['a: 1\n---\nb: 2\n', ['fleet-several-documents 2:1']],
    ['a: *nowhere\n', ['fleet-yaml-alias 1:4']],
    ['a: &a [*a]\n', ['fleet-yaml-alias 1:8']],
    ['a: !!js/function "() => 1"\n', ['fleet-yaml-tag 1:4']],
    ['? [1, 2]\n: 3\n', ['fleet-yaml-key 1:3']],
  ])('refuses %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it('refuses an alias bomb in little time', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]}, `.repeat(10).slice(0, -2)}]`),
    ].join('\n');
    expect(codes(bomb)).toEqual([expect.stringMatching(/^fleet-too-many-values 1:/)]);
  });

  it.each(['[', '{a: '])('refuses absurd depth of %j', (open) => {
    expect(codes(open.repeat(50_000))).toEqual([expect.stringMatching(/^fleet-too-deep/)]);
  });

  it('refuses absurd size', () => {
    expect(codes(' '.repeat(LIMITS.characters + 1))).toEqual(['fleet-too-large 1:1']);
  });

  it('keeps a key named __proto__ a key', () => {
    const read = readDocument('__proto__: { polluted: true }\n');
    if (!read.ok) throw new Error('refused');
    expect(Object.keys(read.value.data as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab:-[]{}&*!|>\'"#%@,?\n\t 0'), maxLength: 60 }), (text) => {
        const read = readDocument(text);
        expect(read.ok || read.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('readJson', () => {
  it('reads any JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
        fc.pre(typeof value === 'object' && value !== null);
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text);
        expect(read.ok && read.value.data).toEqual(JSON.parse(text));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['{"a": 1,}', '1:9'],
    ['{\n  "a": tru\n}', '2:11'],
    ['{"a": 1 "b": 2}', '1:9'],
    ["{'a': 1}", '1:2'],
    ['{"a": 1', '1:8'],
    ['{"a": 01}', '1:8'],
    ['// no\n{}', '1:1'],
  ])('says where %j stops being JSON', (text, place) => {
    const read = readJson(text, 'f.json');
    expect(read.ok).toBe(false);
    expect(read.diagnostics.map(({ code, at }) => `${code} ${at.line}:${at.column}`)).toEqual([
      `fleet-json-syntax ${place}`,
    ]);
  });

  it.each([
    ['YAML', 'mdav: 1\n<<<<<<< HEAD\nname: a\n=======\nname: b\n>>>>>>> other\ngroups: {}\n', readDocument, '2:1'],
    [
      'YAML, with what both came from',
      'a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\n=======\nb: 2\n>>>>>>> x\n',
      readDocument,
      '2:1',
    ],
    ['JSON', '{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> other\n}\n', readJson, '2:1'],
  ] as const)('tells once that a merge was not finished: %s', (_, text, reader, place) => {
    const read = reader(text, 'f');
    expect(read.diagnostics.map(({ code, at }) => `${code} ${at.line}:${at.column}`)).toEqual([
      `fleet-merge-conflict ${place}`,
    ]);
  });

  it('lets marks stand in a text that is read', () => {
    expect(readDocument('a: |\n  <<<<<<< HEAD\n  =======\n  >>>>>>> x\n').ok).toBe(true);
  });

  it('reports duplicate keys, which JSON.parse lets pass', () => {
    expect(readJson('{"a": 1, "a": 2}').diagnostics.map(({ code }) => code)).toEqual(['fleet-duplicate-key']);
  });
});

describe('another dialect of YAML', () => {
  const dialect = { version: '1.1', merges: true, tags: { '!own': (text: string) => ({ own: text }) } } as const;
  const read = (text: string) => {
    const found = readDocument(text, undefined, dialect);
    return found.ok ? found.value.data : found.diagnostics.map(({ code }) => code);
  };

  // What PyYAML 6 makes of each, by its own words.
  it.each<[string, unknown]>([
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['tRue', 'tRue'],
    ['~', null],
    ['0777', 511],
    ['09', '09'],
    ['0o17', '0o17'],
    ['1_000', 1000],
    ['0x1F', 31],
    ['-0x10', -16],
    ['0b101', 5],
    ['190:20:30', 685230],
    ['1e3', '1e3'],
    ['.5', 0.5],
    ['1.5e+3', 1500],
    ['12345678901234567890', 12345678901234567890n],
    ['"yes"', 'yes'],
    ['!own "x: y"', { own: 'x: y' }],
    ['!other x', ['fleet-yaml-tag']],
  ])('takes %s as PyYAML does', (written, value) => {
    const found = read(`- ${written}\n`);
    expect(found).toEqual(Array.isArray(value) ? value : [value]);
  });

  it('takes over the entries of other maps, its own first', () => {
    expect(read('- &a { x: 1, y: 2 }\n- &b { y: 3, z: 4 }\n- { <<: [*a, *b], x: 0 }\n- { "<<": *a }\n')).toEqual([
      { x: 1, y: 2 },
      { y: 3, z: 4 },
      { x: 0, y: 2, z: 4 },
      { '<<': { x: 1, y: 2 } },
    ]);
  });

  it('is none of fleet files', () => {
    const found = readDocument('a: { <<: { b: yes }, c: !own x }');
    expect(found).toMatchObject({ ok: false, diagnostics: [{ code: 'fleet-yaml-tag' }] });
    expect(readDocument('a: { <<: { b: yes } }')).toMatchObject({ value: { data: { a: { '<<': { b: 'yes' } } } } });
  });
});
