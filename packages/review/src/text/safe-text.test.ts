import { visible } from '@mdav/quote';
import { describe, expect, test } from 'vitest';
import { inLog } from './safe-text.ts';

describe('text for a log', () => {
  const PIECES = ['', ' ', '\n', '\u00ad', ':', '-', 'a', '\u00e9'];
  const texts = [1, 2, 3, 4, 5].reduce<readonly string[]>(
    (so) => [...new Set(so.flatMap((text) => PIECES.map((piece) => text + piece)))],
    [''],
  );

  test('has no command of a runner at its start, and else stays, whatever stands before two colons', () => {
    expect(texts.length).toBeGreaterThan(10_000);
    const wrong = texts.filter(
      (text) => inLog(text) !== visible(text).replace(/^([\s\p{DI}]*):(?=\p{DI}*:)/u, '$1\\u003a'),
    );
    expect(wrong).toEqual([]);
  });
});
