// Builds the committed output of every example anew. Read the diff before committing it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
for (const name of readdirSync(join(root, 'examples')).sort()) {
  const folder = `examples/${name}`;
  if (!existsSync(join(root, folder, 'mdav.yaml'))) continue;
  const mdav = 'packages/cli/bin/mdav.js';
  const args = [mdav, 'build', `${folder}/mdav.yaml`, '--out', `${folder}/dist`, '--date', '2026-11-21'];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${folder}: ${status === 0 ? 'built' : 'failed'}`);
  if (status !== 0) process.exitCode = 1;

  const devices = `${folder}/devices.ndjson`;
  if (!existsSync(join(root, devices))) continue;
  const output = `markdown=${folder}/verdict.md`;
  const verify = [mdav, 'verify', `${folder}/mdav.yaml`, '--state', devices, '--output', output];
  // Devices that are wrong end it with 1, and these are.
  const verified = spawnSync(process.execPath, verify, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`${devices}: ${verified.status === 1 ? 'verified' : 'failed'}`);
  if (verified.status !== 1) process.exitCode = 1;
}
