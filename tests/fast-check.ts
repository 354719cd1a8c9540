import { createRequire } from 'node:module';
import type fastCheck from 'fast-check';

/**
 * fast-check as the tests get it, by an alias of `vitest.config.ts`.
 *
 * - A run tries a fifth of the cases that a property asks for, and with `MDAV_RUNS=20` twenty times as many:
 *   `npm run deep -- properties`.
 * - `unit: 'binary'` draws the same characters without a map of a million of them, which takes a second and 115 MB.
 */
const real = createRequire(import.meta.url)('fast-check') as typeof fastCheck;
export const TIMES = Number(process.env['MDAV_RUNS'] ?? 0.2);

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;

const anyCharacter = real.nat({ max: 0x10ffff - SURROGATES }).map(
  (index) => String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES),
  (text) => {
    const point = typeof text === 'string' ? text.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== text || /[\ud800-\udfff]/u.test(text))
      throw new Error('no character');
    return point < FIRST_SURROGATE ? point : point - SURROGATES;
  },
);

const string: typeof fastCheck.string = (constraints) =>
  real.string(constraints?.unit === 'binary' ? { ...constraints, unit: anyCharacter } : constraints);

const assert = ((property: never, parameters: fastCheck.Parameters = {}) =>
  real.assert(property, {
    ...parameters,
    numRuns: Math.ceil((parameters.numRuns ?? 100) * TIMES),
  })) as typeof fastCheck.assert;

export default { ...real, string, assert };
