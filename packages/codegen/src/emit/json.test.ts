import { runInThisContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatJson, type Json } from './json.ts';
import { literal } from './literal.ts';

describe('formatJson', () => {
  it('is JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(formatJson(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('keeps short lists on one line and breaks long ones', () => {
    expect(formatJson({ short: [1, 'two'], empty: {}, none: [] })).toBe(
      '{\n  "short": [1, "two"],\n  "empty": {},\n  "none": []\n}\n',
    );
    const long = Array.from({ length: 12 }, (_, index) => `word number ${index}`);
    expect(formatJson({ long }).split('\n').length).toBe(long.length + 5);
  });
});

describe('literal', () => {
  it('is an expression with the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(runInThisContext(`(${literal(value)})`)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ["it's", "'it\\'s'"],
    ['a\\b', "'a\\\\b'"],
    ['"quoted"', `'"quoted"'`],
  ])('quotes %s', (text, quoted) => {
    expect(literal(text)).toBe(quoted);
  });
});
