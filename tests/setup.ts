import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';

/**
 * One seed for every property test, so that a run says the same twice. `MDAV_SEED=$RANDOM npm test` looks elsewhere;
 * what it finds becomes a case of its own in a table.
 */
fc.configureGlobal({ seed: Number(process.env['MDAV_SEED'] ?? 20_260_921) });

// Every build is made here, whatever was built before, and none is remembered.
process.env['MDAV_CACHE'] = '';

// Node tells at once that two large documents are the same, where `toEqual` takes seconds; what is not the same to Node is
// left to `toEqual`, which is less strict. Once per worker: this file runs before each file of tests.
const ASKED = Symbol.for('mdav equality of node');
if (!(ASKED in globalThis)) {
  Object.assign(globalThis, { [ASKED]: true });
  expect.addEqualityTesters([(a, b) => (isDeepStrictEqual(a, b) ? true : undefined)]);
}
