// One process of the fuzzing: tries parser after parser in short turns, and tells its parent what it found.

import { PARSERS } from './parsers.mjs';
import { randomFrom } from './random.mjs';

/** Processor time that one input may take; load cannot stretch it. */
const SLOW_SECONDS = 5;
const TURN_MS = 250;

const { seed, until, only } = JSON.parse(process.argv[2]);
const chosen = PARSERS.filter(({ name }) => only === undefined || name.includes(only));
const random = randomFrom(seed);

for (let turn = 0; Date.now() < until; turn++) {
  const parser = chosen[turn % chosen.length];
  const start = process.cpuUsage();
  const end = Math.min(until, Date.now() + TURN_MS);
  const result = { parser: parser.name, inputs: 0, failures: [] };
  // The parent kills a process that has not answered for long: then this is the turn, and the seed, that hung.
  const turnSeed = random.below(2 ** 32);
  process.send({ begins: parser.name, seed: turnSeed });
  const own = randomFrom(turnSeed);
  do {
    const input = parser.make(own);
    result.inputs++;
    const before = process.cpuUsage();
    let failure;
    try {
      const changed = parser.try(input);
      if (changed !== undefined) failure = { kind: 'changed', why: changed };
    } catch (error) {
      failure = { kind: 'thrown', why: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) };
    }
    const spent = process.cpuUsage(before);
    if ((spent.user + spent.system) / 1e6 > SLOW_SECONDS) failure ??= { kind: 'slow', why: `${SLOW_SECONDS} s` };
    if (failure !== undefined && result.failures.length < 5)
      result.failures.push({ ...failure, input: bytesOf(input) });
  } while (Date.now() < end);
  const spent = process.cpuUsage(start);
  result.cpuSeconds = (spent.user + spent.system) / 1e6;
  process.send(result);
}
process.disconnect();

/** An input as bytes, to be kept. */
function bytesOf(input) {
  const bytes =
    input instanceof Uint8Array ? input : Buffer.from(typeof input === 'string' ? input : (input.text ?? input.bytes));
  return { base64: Buffer.from(bytes).toString('base64'), ...(input.path === undefined ? {} : { path: input.path }) };
}
