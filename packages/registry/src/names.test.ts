import { describe, expect, it } from 'vitest';
import { isSameName, upperCase, valueId } from './names.ts';

describe('names in the registry', () => {
  it.each([
    ['Scan', 'SCAN', true],
    ['ärger', 'ÄRGER', true],
    ['straße', 'STRASSE', false],
    ['straße', 'STRAßE', true],
    ['a', 'b', false],
    ['', '', true],
  ])('%s and %s: the same is %s', (a, b, same) => {
    expect(isSameName(a, b)).toBe(same);
    expect(valueId('K', a) === valueId('k', b)).toBe(same);
  });

  it('keep their length in upper case', () => {
    for (const text of ['ß', 'ŉx', 'ﬁle', 'İ', 'plain', '𐐨']) expect(upperCase(text)).toHaveLength(text.length);
    expect(upperCase('𐐨')).toBe('𐐀');
  });

  it('are told apart from keys', () => {
    expect(valueId('a\\b', 'c')).not.toBe(valueId('a', 'b\\c'));
  });
});
