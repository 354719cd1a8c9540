// The long form of everything that continuous integration samples: every step whole, one after the other.
//   npm run deep [-- --minutes N] [--times N] [--seed N] [STEP …]
// `--minutes` is how long the fuzzing runs, 60 unless said otherwise; `--times` how many times the cases of every property
// are tried and groups are drawn, 20; `--seed` makes again what a run drew, which is something else every time.
// Ends with "N passed, N failed" over the steps.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { deepSteps } from './deep-steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
  },
  allowPositionals: true,
});
const { seed } = values;
const STEPS = deepSteps(values);

const chosen = positionals.length > 0 ? positionals : Object.keys(STEPS);
const unknown = chosen.filter((step) => !Object.hasOwn(STEPS, step));
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}
console.log(`seed ${seed}`);
let failed = 0;
for (const step of chosen) {
  console.log(`== ${step}`);
  const { args, env } = STEPS[step]();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) {
    console.log(`${step} failed, with seed ${seed}`);
    failed++;
  }
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
