import { describe, expect, it } from 'vitest';
import type { SettingValue } from '../model/value.ts';
import { codeOf, listCodes, listOfPart, listValue, mapCodes, mapPair, valueOfCode, wordsWithoutCode } from './codes.ts';
import type { Codes, ValueType } from './row.ts';

const TOGGLE: ValueType = { kind: 'toggle' };
const CHOICE: ValueType = { kind: 'choice', options: { low: 'Low', high: 'High' } };
const FLAGS: ValueType = { kind: 'flags', options: { a: 'A', b: 'B', top: 'Top' } };
const FLAG_CODES: Codes = { a: 1, b: 4, top: 0x80000000 };
const INTEGER: ValueType = { kind: 'integer', unit: 'percent', min: 0, max: 100 };
const HOURS: ValueType = { kind: 'duration', unit: 'hours', min: 0, max: 48 };
const TIME: ValueType = { kind: 'time-of-day' };
const TEXT: ValueType = { kind: 'text', maxLength: 4 };
const GUID = '00000000-aaaa-bbbb-cccc-0123456789ab';
const MAP = {
  kind: 'map',
  keys: { rule: 'Rule', uncoded: 'Uncoded' },
  values: { on: 'On', off: 'Off' },
  otherKeys: 'guid',
} as const;
const MAP_CODES = { keys: { rule: 'ABCD' }, values: { on: '1', off: '0' }, alsoReads: { on: ['2'] } };

describe('codes of values', () => {
  it.each<[ValueType, Codes | undefined, SettingValue, number | string]>([
    [TOGGLE, { on: 0, off: 1 }, true, 0],
    [TOGGLE, { on: 0, off: 1 }, false, 1],
    [TOGGLE, { on: 'enabled', off: 'disabled' }, true, 'enabled'],
    [CHOICE, { low: 2, high: 6 }, 'high', 6],
    [FLAGS, FLAG_CODES, [], 0],
    [FLAGS, FLAG_CODES, ['b', 'a'], 5],
    [FLAGS, FLAG_CODES, ['a', 'b', 'top'], 0x80000005],
    [INTEGER, undefined, 100, 100],
    [HOURS, undefined, { hours: 4 }, 4],
    [TIME, undefined, '00:00', 0],
    [TIME, undefined, '23:59', 1439],
    [TEXT, undefined, 'abcd', 'abcd'],
  ])('%j with %j: %j is %j, there and back', (type, codes, value, code) => {
    expect(codeOf(type, codes, value)).toBe(code);
    const back = valueOfCode(type, codes, code);
    expect(type.kind === 'flags' ? new Set(back as string[]) : back).toEqual(
      type.kind === 'flags' ? new Set(value as string[]) : value,
    );
  });

  it.each<[ValueType, Codes | undefined, SettingValue]>([
    [TOGGLE, { on: 0 }, false],
    [TOGGLE, { on: 0, off: 1 }, 'on'],
    [CHOICE, { low: 2 }, 'high'],
    [CHOICE, { low: 2 }, 'toString'],
    [FLAGS, FLAG_CODES, ['c']],
    [INTEGER, undefined, 101],
    [INTEGER, undefined, 0.5],
    [INTEGER, undefined, '5'],
    [HOURS, undefined, { hours: 49 }],
    [HOURS, undefined, { minutes: 90 }],
    [HOURS, undefined, 4],
    [TIME, undefined, '24:00'],
    [TEXT, undefined, 'abcde'],
    [TEXT, undefined, ''],
    [TEXT, undefined, 'a\nb'],
    [{ kind: 'text', pattern: '^x+$' }, undefined, 'y'],
    [{ kind: 'list', of: 'text' }, undefined, ['a']],
  ])('%j with %j has none for %j', (type, codes, value) => {
    expect(codeOf(type, codes, value)).toBeUndefined();
  });

  it.each<[ValueType, Codes | undefined, number | string]>([
    [TOGGLE, { on: 0, off: 1 }, 2],
    [TOGGLE, { on: 0, off: 1 }, '0'],
    [CHOICE, { low: 2 }, 3],
    [FLAGS, FLAG_CODES, 2],
    [FLAGS, FLAG_CODES, '1'],
    [INTEGER, undefined, 101],
    [HOURS, undefined, 49],
    [TIME, undefined, 1440],
    [TIME, undefined, -1],
    [TEXT, undefined, 'abcde'],
    [{ kind: 'text' }, undefined, 'remove'],
    [TEXT, undefined, 5],
    [{ kind: 'list', of: 'text' }, undefined, 'a'],
  ])('%j with %j means nothing by %j', (type, codes, code) => {
    expect(valueOfCode(type, codes, code)).toBeUndefined();
  });

  it('converts units of time that go without remainder', () => {
    expect(codeOf(HOURS, undefined, { days: 2 })).toBe(48);
    expect(codeOf(HOURS, undefined, { minutes: 120 })).toBe(2);
    expect(codeOf(HOURS, undefined, { seconds: 3600 })).toBe(1);
  });

  it('reads further codes only when it is given them', () => {
    expect(valueOfCode(TOGGLE, { on: 2, off: 0 }, 1)).toBeUndefined();
    expect(valueOfCode(TOGGLE, { on: 2, off: 0 }, 1, { on: [1] })).toBe(true);
    expect(valueOfCode(TOGGLE, { on: 2, off: 0 }, 0, { on: [0] })).toBe(false);
  });
});

describe('codes of lists and maps', () => {
  it('are the texts of entries, however they are written', () => {
    expect(listCodes(['a', { path: 'b', reason: 'r' }], undefined)).toEqual(['a', 'b']);
    expect(listCodes(['a'], { a: 'X' })).toEqual(['X']);
    expect(listCodes(['b'], { a: 'X' })).toBeUndefined();
    expect(listCodes('a', undefined)).toBeUndefined();
    expect(listValue(['X'], { a: 'X' })).toEqual(['a']);
    expect(listValue(['Y'], { a: 'X' })).toBeUndefined();
    expect(listValue(['Y'], undefined)).toEqual(['Y']);
  });

  it('are pairs of name and data', () => {
    expect(mapCodes(MAP, MAP_CODES, { rule: 'on', [GUID]: 'off' })).toEqual([
      ['ABCD', '1'],
      [GUID, '0'],
    ]);
    expect(mapCodes(MAP, MAP_CODES, {})).toEqual([]);
    for (const wrong of [{ other: 'on' }, { rule: 'warn' }, { uncoded: 'on' }, ['rule'], 'rule']) {
      expect(mapCodes(MAP, MAP_CODES, wrong as SettingValue), JSON.stringify(wrong)).toBeUndefined();
    }
  });

  it('are read back without regard to the case of a name', () => {
    expect(mapPair(MAP, MAP_CODES, 'abcd', '1')).toEqual(['rule', 'on']);
    expect(mapPair(MAP, MAP_CODES, 'ABCD', '2')).toEqual(['rule', 'on']);
    expect(mapPair(MAP, MAP_CODES, GUID.toUpperCase(), '0')).toEqual([GUID.toUpperCase(), 'off']);
    expect(mapPair(MAP, MAP_CODES, 'other', '1')).toBeUndefined();
    expect(mapPair(MAP, MAP_CODES, 'ABCD', '3')).toBeUndefined();
  });

  it('join the list of each key into one text where they give lists', () => {
    const free = { ...MAP, otherKeys: 'number', lists: { of: 'path', joinedBy: '>' } } as const;
    expect(mapCodes(free, { keys: undefined, values: undefined }, { '12': 'a|b', rule: 'c' })).toEqual([
      ['12', 'a|b'],
      ['rule', 'c'],
    ]);
    expect(mapPair(free, { keys: undefined, values: undefined }, '12', 'a|b >c')).toEqual(['12', ['a|b ', 'c']]);
    expect(mapPair(free, { keys: undefined, values: undefined }, '12', 'a>>b')).toBeUndefined();
    expect(listOfPart(free, 'a|b > c')).toEqual(['a|b', 'c']);
    expect(mapCodes(free, { keys: undefined, values: undefined }, { rule: ['a', 'b c'] })).toEqual([['rule', 'a>b c']]);
    for (const broken of [[], [''], ['a>b'], ['a', 7]])
      expect(mapCodes(free, { keys: undefined, values: undefined }, { rule: broken as string[] }), `${broken}`).toBe(
        undefined,
      );
    expect(mapPair(free, { keys: undefined, values: undefined }, '1x', 'a')).toBeUndefined();
  });
});

describe('words without a code', () => {
  it.each<[ValueType, Codes | undefined, SettingValue, string[]]>([
    [TOGGLE, { on: 1 }, false, ['off']],
    [CHOICE, { low: 1 }, 'high', ['high']],
    [FLAGS, { a: 1 }, ['a', 'b', 'top'], ['b', 'top']],
    [MAP, { on: '1' }, { rule: 'off', x: 'on' }, ['off']],
    [CHOICE, { low: 1 }, 'low', []],
    [TEXT, undefined, 'x', []],
  ])('%j with %j, %j: %j', (type, codes, value, words) => {
    expect(wordsWithoutCode(type, codes, value)).toEqual(words);
  });
});
