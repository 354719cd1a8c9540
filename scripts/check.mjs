// Everything that a change has to pass, in the order in which it fails fastest. Leaves the tree clean.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => `node_modules/.bin/${name}`;
const steps = [
  ['generate --check', process.execPath, ['scripts/generate.mjs', '--check']],
  ['lint', bin('biome'), ['check', '.']],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['typecheck', bin('tsc'), ['-p', 'tsconfig.tests.json']],
  ['test', bin('vitest'), ['run']],
];
for (const [name, command, args] of steps) {
  const started = performance.now();
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error(`check: ${name} failed`);
    process.exit(1);
  }
  console.error(`check: ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
