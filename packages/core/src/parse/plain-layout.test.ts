import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlainLayout } from './plain-layout.ts';
import { readDocument } from './read-document.ts';
import { FLEET_YAML } from './yaml-dialect.ts';

/** The same dialect, but not the one that is read without the library. */
const BY_LIBRARY = { ...FLEET_YAML };

const isObject = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null;

function pathsOf(data: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (!isObject(data)) return [path];
  const steps = Array.isArray(data) ? data.keys() : Object.keys(data);
  return [path, ...[...steps].flatMap((step) => pathsOf(data[step], [...path, step]))];
}

/** What is read, with the place of every value and key and of what is missing below it. */
function told(text: string, dialect = FLEET_YAML): unknown {
  const read = readDocument(text, 'f.yaml', dialect);
  if (!read.ok) return read.diagnostics;
  const { data, locate } = read.value;
  const places = pathsOf(data).map((path) => [locate(path), locate(path, 'key'), locate([...path, 'missing'])]);
  return JSON.stringify([data, places]);
}

/** True for a text that is laid out plainly, which is then read as the library reads it. */
function isPlain(text: string): boolean {
  if (readPlainLayout(text) === undefined) return false;
  expect(told(text), text).toEqual(told(text, BY_LIBRARY));
  return true;
}

const PLAIN = [
  'a: 1\n',
  'a: b',
  '# c\n\na: b # d\n# e',
  'a:\r\n  - b\r\n  - c\r\n',
  'a:\n- b\n- c: d\n  e: f\n-   - g\n    - h\nz: 1\n',
  'a:\n  -\n    b: c\n  - # d\n    e: 1\n',
  "'a': 'it''s'\n\"b\": \"C:\\\\x \\u00e9 \\n\"\n",
  'a: C:\\Program Files\\x\nb: http://x/y#z\nc: a#b\nd: a [b], {c}\n',
  'a: [b, "c", { d: 1, e: [] }, {}]\n',
  'a: {\n  b: [\n    1,\n    2 ],\n\n  "c":3 }\n',
  '{"a": [1, true, null, "\\"x\\""], "b": {}}',
  '["a"]',
  '__proto__: { a: 1 }\n',
  'a: [null, Null, TRUE, False, network, .exe, 10.0.0.1, 56a863a9-875e-4185-98a7-b882c64b5ce5, 007, 1e, 12:30]\n',
  '1: a\n2.x: b\n',
  'a: 😀 é\n',
  '<<: a\n',
];

/** Mistakes, and what few people write. */
const ODD = [
  '',
  '# c\n',
  'a\n',
  'a:\n',
  'a: b\n  c\n',
  'a: "b\n  c"\n',
  'a: "b" c\n',
  'a: b\n c: d\n',
  ' a: b\n',
  'a: b: c\n',
  'a: 1\na: 2\n',
  'a: |\n  b\n',
  'a: &b c\n',
  'a: !!str b\n',
  'a: *b\n',
  '---\na: b\n',
  '%YAML 1.2\n',
  'a: b\n...\n',
  'a:\tb\n',
  'a: b\rc: d\n',
  '\uFEFFa: b\n',
  'a: "\\x41"\n',
  'a: [b\n',
  'a: [b,\nc]\n',
  'a: [b,]\n',
  'a: [b # c\n  ]\n',
  'a: [b: c]\n',
  'a: {b}\n',
  'a: {b: }\n',
  'a: {b: c} d\n',
  '{a: b}: c\n',
  '? a\n: b\n',
  'a: 0x1f\n',
  'a: 1.5\n',
  'a: -1\n',
  'a: .inf\n',
  'a: ~\n',
  'a: 1234567890123456\n',
  'null: a\n',
  'a: @b\n',
  'a: b\n- c\n',
  'a: b #\u0007\n',
  `a: ${'['.repeat(40)}${']'.repeat(40)}\n`,
];

describe('readPlainLayout', () => {
  it.each(PLAIN)('reads %j as the library does', (text) => {
    expect(isPlain(text)).toBe(true);
  });

  it.each(ODD)('leaves %j to the library', (text) => {
    expect(readPlainLayout(text)).toBeUndefined();
  });

  it('reads what it reads as the library does, whatever pieces a text is made of', () => {
    const pieces = ['a', 'b', ' ', '  ', '\n', '\n  ', '\n- ', '\n  - ', ': ', ':', '- ', '[', ']', '{', '}', ', ']
      .concat(['# c', '"', "'", '\\', '\\n', 'null', '01', '.5', '.exe', '?', '|', '&', '*', '!', '%', '~', '\r\n'])
      .concat([
        '\nb: ',
        '\n  c: ',
        '{d: 1}',
        '[x, y]',
        '"e"',
        "'f'",
        '"g":',
        'é',
        '\u2028',
        '1e3',
        '56e8-a',
        '#',
        '-1',
      ]);
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => `a: ${parts.join('')}`);
    let plain = 0;
    fc.assert(
      fc.property(text, (drawn) => {
        plain += Number(isPlain(drawn));
      }),
      { numRuns: 4000 },
    );
    expect(plain).toBeGreaterThan(20);
  });

  it('reads every JSON of whole numbers, words and texts', () => {
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.nat(),
        fc.boolean(),
        fc.constant(null),
        fc.string({ unit: 'grapheme-ascii' }),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: 'grapheme-ascii', maxLength: 9 }), tie('any'), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, fc.constantFrom(0, 2), (drawn, indent) => {
        fc.pre(isObject(drawn));
        const text = JSON.stringify(drawn, null, indent);
        expect(isPlain(text)).toBe(true);
        expect(readPlainLayout(text)?.data).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });
});
