// The long form of everything that continuous integration samples: every step whole, one after the other.
//   npm run deep [-- --minutes N] [STEP …]      N: how long the fuzzing runs, 60 unless said otherwise
// Ends with "N passed, N failed" over the steps.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '60' } },
  allowPositionals: true,
});

/** Step to its command; what each of them samples in continuous integration stands in its own file. */
const STEPS = {
  fuzz: ['tests/fuzz/run.mjs', '--minutes', values.minutes],
  kills: ['tests/kills/run.mjs', '--all'],
  devices: ['tests/powershell/run.mjs', '--all'],
  mutations: ['scripts/mutate-rules.mjs'],
  release: ['scripts/rehearse-release.mjs'],
};

const chosen =
  positionals.length > 0 ? positionals : Object.keys(STEPS).filter((step) => existsSync(`${root}/${STEPS[step][0]}`));
const unknown = chosen.filter((step) => STEPS[step] === undefined);
if (unknown.length > 0) {
  console.error(`No step ${unknown.join(', ')}. Steps: ${Object.keys(STEPS).join(', ')}.`);
  process.exit(2);
}
let failed = 0;
for (const step of chosen) {
  console.log(`== ${step}`);
  const { status } = spawnSync(process.execPath, STEPS[step], { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed++;
}
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
