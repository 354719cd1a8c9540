// Installs the workspace when the lock file says so and builds it. Safe to run again: the second time it takes a second.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PNPM = 'pnpm@10.34.9';
const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => fileURLToPath(new URL(path, new URL('..', import.meta.url)));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`mdav needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** pnpm keeps a copy of the lock file that it installed: equal copies mean that nothing is to be done. */
function isInstalled() {
  const installed = at('node_modules/.pnpm/lock.yaml');
  return existsSync(installed) && readFileSync(installed, 'utf8') === readFileSync(at('pnpm-lock.yaml'), 'utf8');
}

function run(what, command, args) {
  const started = performance.now();
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, npm_config_loglevel: 'error' },
  });
  if (done.status !== 0) {
    process.stderr.write(`${done.stdout ?? ''}${done.stderr ?? ''}${done.error?.message ?? ''}\n`);
    console.error(`${what} failed.`);
    process.exit(done.status ?? 1);
  }
  console.error(`${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}

if (!isInstalled())
  run('Installed the packages', 'npx', ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=silent']);
run('Built the workspace', process.execPath, [at('scripts/build.mjs')]);
