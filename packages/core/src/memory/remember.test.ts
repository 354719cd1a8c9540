import { describe, expect, it } from 'vitest';
import { remember } from './remember.ts';

describe('remember', () => {
  it('makes equal things once, others each', () => {
    const asked: string[] = [];
    const twice = remember(({ text }: { readonly text: string }) => {
      asked.push(text);
      return text + text;
    }, 10);
    expect([twice({ text: 'a' }), twice({ text: 'b' }), twice({ text: 'a' })]).toEqual(['aa', 'bb', 'aa']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('forgets at its limit, and answers as before', () => {
    let made = 0;
    const same = remember((number: number) => {
      made += 1;
      return number;
    }, 3);
    for (let number = 0; number < 10; number += 1) expect(same(number % 5)).toBe(number % 5);
    expect(made).toBeGreaterThan(5);
    made = 0;
    for (let turn = 0; turn < 10; turn += 1) same(4);
    expect(made).toBeLessThanOrEqual(1);
  });
});
