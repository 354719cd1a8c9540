// The main job on a real example: compile the fleet of examples/contoso and show what came of it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const line = [
  'packages/cli/bin/mdav.js',
  'build',
  'examples/contoso/mdav.yaml',
  '--out',
  'out/contoso',
  '--date',
  '2026-11-21',
];
console.error(`\n$ mdav ${line.slice(1).join(' ')}\n`);
const { status } = spawnSync(process.execPath, line, { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
