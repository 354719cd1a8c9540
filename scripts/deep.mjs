// The long form of everything that continuous integration samples: every step whole, one after the other.
//   npm run deep [-- --minutes N] [--times N] [--seed N] [STEP …]
// `--minutes` is how long the fuzzing runs, 60 unless said otherwise; `--times` how many times the cases of every property
// are tried and groups are drawn, 20; `--seed` makes again what a run drew, which is something else every time.
// Ends with "N passed, N failed" over the steps.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
  },
  allowPositionals: true,
});
const { minutes, times, seed } = values;

/** Runs the tests in whose files something stands. */
const testsWith = (text, env) => ({
  args: ['node_modules/vitest/vitest.mjs', 'run', ...testFiles().filter((path) => contains(path, text))],
  env,
});

/** Step to its command and environment; what each of them samples in continuous integration stands in its own file. */
const STEPS = {
  fuzz: () => ({ args: ['tests/fuzz/run.mjs', '--minutes', minutes, '--seed', seed] }),
  samples: () => testsWith('sampled(', { MDAV_WHOLE: '1' }),
  properties: () =>
    testsWith(/from 'fast-check'|manyTexts|process\.env\['MDAV_RUNS'\]/, { MDAV_RUNS: times, MDAV_SEED: seed }),
  pages: () => ({
    args: ['node_modules/vitest/vitest.mjs', 'run', 'tests/browser'],
    env: { MDAV_WHOLE: '1' },
  }),
  readers: () => ({
    args: ['tests/second-readers/targets/run.mjs'],
    env: { MDAV_DRAWN: times, MDAV_SEED: seed },
  }),
  kills: () => ({ args: ['tests/kills/run.mjs', '--all'] }),
  devices: () => ({ args: ['tests/powershell/run.mjs', '--all', '--seed', seed] }),
  mutations: () => ({ args: ['scripts/mutate-rules.mjs'] }),
  release: () => ({ args: ['scripts/rehearse-release.mjs'] }),
};

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

function testFiles() {
  return ['packages', 'tests'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => join(folder, path).replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules')),
  );
}

function contains(path, text) {
  const source = readFileSync(join(root, path), 'utf8');
  return typeof text === 'string' ? source.includes(text) : text.test(source);
}
