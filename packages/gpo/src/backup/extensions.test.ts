import { describe, expect, it } from 'vitest';
import { formatExtensions, parseExtensions, registryExtensions } from './extensions.ts';

const guid = (digit: string) =>
  `{${digit.repeat(8)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(4)}-${digit.repeat(12)}}`;

describe('extension lists', () => {
  it('have the tool of each side', () => {
    const registry = '{35378EAC-683F-11D2-A89A-00C04FBBCFA2}';
    expect(formatExtensions(registryExtensions('machine'))).toBe(`[${registry}{D02B1F72-3407-48AE-BA88-E8213C6761F1}]`);
    expect(formatExtensions(registryExtensions('user'))).toBe(`[${registry}{D02B1F73-3407-48AE-BA88-E8213C6761F1}]`);
  });

  it('are sorted by extension and by tool, whatever their case', () => {
    const pairs = [
      { extension: guid('b'), tools: [guid('3'), guid('1'), guid('a'), guid('A')] },
      { extension: guid('A'), tools: [guid('2')] },
      { extension: guid('0'), tools: [] },
    ];
    expect(formatExtensions(pairs)).toBe(
      `[${guid('0')}][${guid('A')}${guid('2')}][${guid('b')}${guid('1')}${guid('3')}${guid('a')}${guid('A')}]`,
    );
    expect(formatExtensions([])).toBe('');
  });

  it('are read back', () => {
    const pairs = [
      { extension: guid('0'), tools: [guid('1'), guid('2')] },
      { extension: guid('3'), tools: [guid('1')] },
    ];
    expect(parseExtensions(formatExtensions(pairs))).toEqual(pairs);
    expect(parseExtensions(' ')).toEqual([]);
  });

  it.each(['[', 'x', guid('1'), `[${guid('1')}] [${guid('2')}]`, `[${guid('1')}]x`, '[{1}]', '[]'])(
    'refuse %s',
    (text) => {
      expect(parseExtensions(text)).toBeUndefined();
    },
  );
});
