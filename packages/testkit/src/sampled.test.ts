import { afterEach, describe, expect, it, vi } from 'vitest';
import { sampled } from './sampled.ts';

const cases = Array.from({ length: 103 }, (_, index) => index);
const drawn = () => [...sampled(10, cases)];

describe('sampled cases', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('are one of each stretch, and the same again', () => {
    vi.stubEnv('MDAV_WHOLE', undefined);
    expect(drawn().map((one) => Math.floor(one / 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(drawn()).toEqual(drawn());
    expect([...sampled(10, [])]).toEqual([]);
    expect([...sampled(1, cases)]).toEqual(cases);
  });

  it('come all of them, with seed after seed', () => {
    vi.stubEnv('MDAV_WHOLE', undefined);
    const seen = new Set<number>();
    for (let seed = 1; seed <= 100; seed += 1) {
      vi.stubEnv('MDAV_SEED', String(seed));
      for (const one of drawn()) seen.add(one);
    }
    expect(seen.size).toBe(cases.length);
  });

  it('are all of them where the whole is asked for', () => {
    vi.stubEnv('MDAV_WHOLE', '1');
    expect(drawn()).toEqual(cases);
  });
});
