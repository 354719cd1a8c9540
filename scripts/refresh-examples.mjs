// Builds the committed output of every example anew. Read the diff before committing it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const name of readdirSync(join(root, 'examples')).sort()) {
  const folder = `examples/${name}`;
  if (!existsSync(join(root, folder, 'mdav.yaml'))) continue;
  const args = [
    'packages/cli/bin/mdav.js',
    'build',
    `${folder}/mdav.yaml`,
    '--out',
    `${folder}/dist`,
    '--date',
    '2026-11-21',
  ];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${folder}: ${status === 0 ? 'built' : 'failed'}`);
  if (status !== 0) process.exitCode = 1;
}
