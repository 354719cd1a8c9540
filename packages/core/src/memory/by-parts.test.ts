import { describe, expect, it } from 'vitest';
import { byParts } from './by-parts.ts';

describe('byParts', () => {
  it('makes equal rows once, others each', () => {
    const kept = byParts<object>(100);
    const object = {};
    const rows: readonly (readonly unknown[])[] = [
      [],
      [undefined],
      [null],
      [0],
      ['0'],
      [Number.NaN],
      [object],
      [{}],
      ['a', 'b'],
      ['ab'],
      ['a', 'b', 'c'],
      ['a', undefined],
    ];
    const made = rows.map((row) => kept(row, () => ({})));
    expect(new Set(made).size).toBe(rows.length);
    for (const [index, row] of rows.entries()) expect(kept([...row], () => ({}))).toBe(made[index]);
  });

  it('forgets at its limit, and answers as before', () => {
    let asked = 0;
    const kept = byParts<string>(3);
    const same = (text: string) =>
      kept([text, 'x'], () => {
        asked += 1;
        return text;
      });
    for (let turn = 0; turn < 10; turn += 1) expect(same(String(turn % 5))).toBe(String(turn % 5));
    expect(asked).toBeGreaterThan(5);
    asked = 0;
    for (let turn = 0; turn < 10; turn += 1) same('4');
    expect(asked).toBeLessThanOrEqual(1);
  });
});
