import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIMES } from './fast-check.ts';

const real = createRequire(import.meta.url)('fast-check') as typeof fc;

const texts = (from: typeof fc) =>
  from.sample(from.string({ unit: 'binary', maxLength: 50 }), { numRuns: 2000, seed: 1 });

describe('fast-check as the tests get it', () => {
  it('draws texts of all characters, and those that are dangerous', () => {
    const all = texts(fc).join('');
    expect(all).not.toMatch(/[\ud800-\udfff]/u);
    expect(all).toMatch(/[\u{10000}-\u{10ffff}]/u);
    expect(all).toMatch(/[\ue000-\uffff]/u);
    expect(all).toContain('__proto__');
  });

  it.skipIf(process.env['MDAV_RUNS'] === undefined)(
    'draws what it draws without us, which takes a second: skipped unless MDAV_RUNS is given',
    () => {
      expect(texts(fc)).toEqual(texts(real));
    },
  );

  it('shrinks them', () => {
    const { counterexample } = fc.check(
      fc.property(fc.string({ unit: 'binary' }), (text) => !/[\u0100-\u{10ffff}]/u.test(text)),
      { seed: 1 },
    );
    expect(counterexample).toEqual(['\u0100']);
  });

  it('tries as many cases as a property asks for, times what is asked for of all', () => {
    let tried = 0;
    const count = () => {
      tried += 1;
    };
    fc.assert(fc.property(fc.nat(), count), { numRuns: 7 });
    fc.assert(fc.property(fc.nat(), count));
    expect(tried).toBe(Math.ceil(7 * TIMES) + 100 * TIMES);
  });
});
