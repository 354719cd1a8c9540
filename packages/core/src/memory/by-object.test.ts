import { expect, it } from 'vitest';
import { byObject } from './by-object.ts';

it('makes something of each object once', () => {
  let made = 0;
  const sizeOf = byObject(({ length }: readonly number[]) => {
    made += 1;
    return length;
  });
  const [one, other] = [[1], [1]];
  expect([sizeOf(one), sizeOf(one), sizeOf(other), sizeOf(one)]).toEqual([1, 1, 1, 1]);
  expect(made).toBe(2);
});
