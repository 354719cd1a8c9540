import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PRELOAD = fileURLToPath(new URL('./shim.cjs', import.meta.url));

/** The same as with strace, by Node's own calls: coarser, since one of them may be several of the system. */
export function makeShim(work) {
  const log = join(work, 'shim.json');
  const run = ([node, ...args], env) =>
    spawnSync(node, ['--require', PRELOAD, ...args], { encoding: 'utf8', env: { ...process.env, ...env } });
  return {
    title: 'calls of Node',
    callsOf(command, _folder, env) {
      const { status, stderr } = run(command, { ...env, SHIM_LOG: log });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(readFileSync(log, 'utf8')).map((name, index) => ({ name, number: index + 1 }));
    },
    kill: (command, { number }, env) => run(command, { ...env, SHIM_AT: String(number) }).signal === 'SIGKILL',
    refuse(command, { number }, code, env) {
      const { status, stderr } = run(command, { ...env, SHIM_AT: String(number), SHIM_CODE: code, SHIM_LOG: log });
      return { status, stderr, isReached: JSON.parse(readFileSync(log, 'utf8')).length >= number };
    },
    slowly: (command) => command,
  };
}
