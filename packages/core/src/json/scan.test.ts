import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countMembers, countMembersAtMost, measureJson } from './measure.ts';
import { findPlaces, lineAndColumn } from './places.ts';
import { findProblem } from './scan.ts';

describe('measureJson', () => {
  it('counts nesting and members, and is not misled by strings', () => {
    expect(measureJson('{"a":[{"b":"{[:\\"{[:"}],"c\\\\":1}')).toEqual({ depth: 3, members: 3 });
  });

  it('finds a repeated name, whatever the parser keeps', () => {
    for (const text of ['{"a":1,"a":1}', '{"a":{"b":1,"\\u0062":2}}', '{"__proto__":1,"__proto__":2}']) {
      expect(countMembers(JSON.parse(text), 64)).toBeLessThan(measureJson(text).members);
    }
  });

  it('counts no deeper than it may', () => {
    expect(countMembers([[{ a: 1 }]], 3)).toBe(1);
    expect(countMembers([[{ a: 1 }]], 2)).toBe(-1);
  });

  it('never counts too few when it counts quickly', () => {
    expect(countMembersAtMost('{"a":1,"b":{"c":":"}}')).toBe(4);
    expect(countMembersAtMost('{"a" \r\n\t:1}')).toBe(1);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: fc.constantFrom('"', ':', '\\', ' ', 'a') }), (value) => {
        const text = JSON.stringify(value);
        expect(countMembersAtMost(text)).toBeGreaterThanOrEqual(measureJson(text).members);
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the parser on every document without repeated names', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(measureJson(text).members).toBe(countMembers(JSON.parse(text), 64));
      }),
    );
  });
});

describe('findProblem', () => {
  it.each([
    ['', 0, 'a value'],
    ['{', 1, 'a name in double quotes'],
    ['{"a" 1}', 5, '":"'],
    ['{"a":1,}', 7, 'a name in double quotes'],
    ['[1 2]', 3, '"," or "]"'],
    ['[01]', 1, 'a value'],
    ['[1.]', 1, 'a value'],
    ['"a\nb"', 2, 'the end of the string, or a valid character'],
    ['"\\x"', 1, 'the end of the string, or a valid character'],
    ['"\\u12G4"', 1, 'the end of the string, or a valid character'],
    ['"abc', 4, 'the end of the string, or a valid character'],
    ['[1] x', 4, 'the end of the file'],
    ['nul', 0, 'a value'],
    ["{'a':1}", 1, 'a name in double quotes'],
  ])('refuses %j', (text, offset, what) => {
    expect(findProblem(text)).toEqual({ kind: 'syntax', offset, what });
  });

  it('points at the second of two equal names', () => {
    expect(findProblem('{"a":1,\n "\\u0061":2}')).toEqual({ kind: 'duplicate', offset: 9, what: 'a' });
  });

  it('refuses exactly what JSON.parse refuses', () => {
    const fragments = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\u00e9"',
      '1',
      '-0.5e+3',
      'true',
      'null',
      ' ',
      '\n',
      '"',
      '\\',
      '0',
      '.',
    );
    fc.assert(
      fc.property(fc.array(fragments, { maxLength: 9 }), (parts) => {
        const text = parts.join('');
        const isJson = parses(text);
        const problem = findProblem(text);
        expect(problem === undefined || problem.kind === 'duplicate').toBe(isJson);
      }),
      { numRuns: 3000 },
    );
  });

  it('takes very long strings and numbers', () => {
    const long = `["${'a\\n'.repeat(500_000)}", ${'1'.repeat(100_000)}]`;
    expect(findProblem(long)).toBeUndefined();
  });
});

describe('findPlaces', () => {
  it('says where wanted values start', () => {
    const text = '{"a": [10, {"b": null}],\r\n "c": 3}';
    const offsets = findPlaces(text, [['a', 1, 'b'], ['c'], ['nowhere'], []]);
    expect(offsets).toEqual([text.indexOf('null'), text.indexOf('3'), undefined, 0]);
    expect(lineAndColumn(text, offsets[1] ?? 0)).toEqual({ line: 2, column: 7 });
  });

  it('goes past everything that is not wanted', () => {
    const value = { a: [[], {}, 'x]}"', -1.5, null, { b: ['deep', { c: [true] }] }], '{': 1, 'z:"': [2] };
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      const [c, z, third] = findPlaces(text, [
        ['a', 5, 'b', 1, 'c', 0],
        ['z:"', 0],
        ['a', 3],
      ]);
      expect(text.slice(c, Number(c) + 4)).toBe('true');
      expect(text[Number(z)]).toBe('2');
      expect(text.slice(third, Number(third) + 4)).toBe('-1.5');
    }
  });

  it('finds each value of any document', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.jsonValue({ maxDepth: 3 }))),
        fc.constantFrom(0, 1),
        (pairs, indent) => {
          const value = Object.fromEntries(pairs);
          const text = JSON.stringify(value, null, indent);
          for (const name of Object.keys(value)) {
            const [place] = findPlaces(text, [[name]]);
            const own = JSON.stringify(value[name], null, indent).replaceAll('\n', indent === 1 ? '\n ' : '');
            expect(text.startsWith(own, place)).toBe(true);
          }
        },
      ),
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
