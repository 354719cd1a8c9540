// What `npm run deep` runs. That each of it can still be started, the tests see to: whole it is run too seldom to tell.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Step to its command and environment; what each of them samples in continuous integration stands in its own file. */
export function deepSteps({ minutes, times, seed }) {
  return {
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
}

/** Runs the tests in whose files something stands. */
const testsWith = (text, env) => ({
  args: ['node_modules/vitest/vitest.mjs', 'run', ...testFiles().filter((path) => contains(path, text))],
  env,
});

function testFiles() {
  // Only where sources are: what is installed and built beside them is a hundred times as much.
  const sources = readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`);
  return [...sources, 'tests']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true })
        .filter((path) => path.endsWith('.test.ts'))
        .map((path) => join(folder, path).replaceAll('\\', '/')),
    );
}

function contains(path, text) {
  const source = readFileSync(join(root, path), 'utf8');
  return typeof text === 'string' ? source.includes(text) : text.test(source);
}
