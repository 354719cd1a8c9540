import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvItem, csvReader } from './csv.ts';

function readAll(text: string, pieces = 1): readonly CsvItem[] {
  const reader = csvReader();
  const size = Math.max(1, Math.ceil(text.length / pieces));
  const items: CsvItem[] = [];
  for (let at = 0; at < text.length; at += size) items.push(...reader.push(text.slice(at, at + size)));
  return [...items, ...reader.end()];
}

const recordsOf = (text: string, pieces?: number) =>
  readAll(text, pieces).map((item) =>
    item.kind === 'record' ? { ...item.record } : [item.diagnostic.code, item.diagnostic.at.line],
  );

describe('CSV', () => {
  it.each<[string, string, unknown[]]>([
    ['plain', 'a,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['without a last line end', 'a,b\r\n1,2', [{ a: '1', b: '2' }]],
    ['a byte order mark', '\uFEFFa,b\n1,2\n', [{ a: '1', b: '2' }]],
    ['a quoted header after a byte order mark', '\uFEFF"a","b"\r\n"1","2"\r\n', [{ a: '1', b: '2' }]],
    ['semicolons', 'a;b\n1,5;2\n', [{ a: '1,5', b: '2' }]],
    ['tabs', 'a\tb\n1\t2\n', [{ a: '1', b: '2' }]],
    ['a line that names the delimiter', 'sep=|\na|b\n1|2\n', [{ a: '1', b: '2' }]],
    ['a line of PowerShell', '#TYPE System.Object\r\n"a","b"\r\n"1","2"\r\n', [{ a: '1', b: '2' }]],
    ['quotes, line ends and delimiters inside', 'a,b\n"x ""y""\r\nz",",\n"\n', [{ a: 'x "y"\r\nz', b: ',\n' }]],
    ['blank lines', 'a,b\n\n1,2\n\n\n', [{ a: '1', b: '2' }]],
    ['fields that are missing at the end', 'a,b,c\n1\n', [{ a: '1' }]],
    ['empty fields', 'a,b\n,\n', [{ a: '', b: '' }]],
    ['nothing', '', []],
    ['a header alone', 'a,b', []],
    ['too many fields', 'a,b\n1,2,3\n4,5\n', [['csv-field-count', 2], { a: '4', b: '5' }]],
    [
      'a quote that stays open',
      'a,b\n1,2\n"x,3\n4,5\n',
      [{ a: '1', b: '2' }, ['csv-unclosed-quote', 3], { a: '4', b: '5' }],
    ],
    ['names twice', 'a,a\n1,2\n', [{ a: '1' }]],
  ])('%s', (_, text, expected) => {
    expect(recordsOf(text)).toEqual(expected);
    for (const pieces of [2, 3, 7, text.length + 1]) expect(recordsOf(text, pieces)).toEqual(expected);
  });

  it('numbers records and lines', () => {
    const text = 'a,b\n"x\ny",1\n\nz,2\n';
    expect(readAll(text).map((item) => item.kind === 'record' && [item.number, item.line])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  });

  it('gives a column named __proto__ no power', () => {
    const [item] = readAll('__proto__,a\nx,1\n');
    if (item?.kind !== 'record') throw new Error('no record');
    expect(Object.getPrototypeOf(item.record)).toBeNull();
    expect(Object.entries(item.record)).toEqual([
      ['a', '1'],
      ['__proto__', 'x'],
    ]);
  });

  it('lets go of a record without end, and goes on with the next line', () => {
    const reader = csvReader();
    const items = [...reader.push('a,b\n"')];
    for (let piece = 0; piece < 20; piece++) items.push(...reader.push('x'.repeat(100_000)));
    items.push(...reader.push('\n1,2\n'), ...reader.end());
    expect(items.map((item) => (item.kind === 'record' ? { ...item.record } : item.diagnostic.code))).toEqual([
      'csv-too-long',
      { a: '1', b: '2' },
    ]);
  });

  it('reads what was written, however it is cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ';', ',', '"', '\n', '\r', '\t', 'é', ' ') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(field, field), { maxLength: 8 }),
        fc.integer({ min: 1, max: 60 }),
        (rows, pieces) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = [['one', 'two'], ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
          expect(recordsOf(text, pieces)).toEqual(rows.map(([one, two]) => ({ one, two })));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throws, and gives the same however it is cut', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', '\uFEFF', 's', 'e', 'p', '=') });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 40 }), (given, pieces) => {
        expect(recordsOf(given, pieces)).toEqual(recordsOf(given));
      }),
      { numRuns: 2000 },
    );
  });
});
