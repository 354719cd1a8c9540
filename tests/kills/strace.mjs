import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Calls by which a process changes a disk; a `?` before those that some processors have not. */
const CALLS = [
  'openat',
  'write',
  'pwrite64',
  'mkdirat',
  'renameat',
  'renameat2',
  'linkat',
  'unlinkat',
  'symlinkat',
  'ftruncate',
  'fchmod',
  '?open',
  '?mkdir',
  '?rename',
  '?link',
  '?unlink',
  '?rmdir',
  '?chmod',
];

export function hasStrace() {
  return process.platform === 'linux' && spawnSync('strace', ['-qq', '-o', '/dev/null', 'true']).status === 0;
}

/** Sees, ends and refuses calls of the system. Numbers are those of the first thread, which writes all files. */
export function makeStrace(work) {
  const log = join(work, 'strace.log');
  const run = (options, command, env) =>
    spawnSync('strace', ['-qq', '-o', log, ...options, ...command], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });
  return {
    title: 'strace',
    /** The calls of a command that change something below `folder`, in order: name, number among those of the name. */
    callsOf(command, folder, env) {
      const { status, stderr } = run(['-y', '-s', '0', '-e', `trace=${CALLS.join(',')}`], command, env);
      if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
      const numbers = new Map();
      return readFileSync(log, 'utf8')
        .split('\n')
        .flatMap((line) => {
          const name = /^(\w+)\(/.exec(line)?.[1];
          if (name === undefined) return [];
          const number = (numbers.get(name) ?? 0) + 1;
          numbers.set(name, number);
          const isReading = /^open/.test(name) && !/O_CREAT|O_WRONLY|O_RDWR|O_TRUNC/.test(line);
          return isReading || !line.includes(folder) ? [] : [{ name, number, line }];
        });
    },
    /** Runs a command that is gone when it enters the call; says whether it came so far. */
    kill(command, { name, number }, env) {
      return (
        run(['-e', `trace=${name}`, '-e', `inject=${name}:signal=SIGKILL:when=${number}`], command, env).signal ===
        'SIGKILL'
      );
    },
    /** Runs a command whose call meets an error. */
    refuse(command, { name, number }, code, env) {
      const { status, stderr } = run(
        ['-e', `trace=${name}`, '-e', `inject=${name}:error=${code}:when=${number}`],
        command,
        env,
      );
      return { status, stderr, isReached: readFileSync(log, 'utf8').includes('(INJECTED)') };
    },
    /** A command whose changing calls take longer, so that others come in between. */
    slowly: (command, microseconds) => [
      'strace',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=?rename,?link,?unlink,renameat2',
      '-e',
      `inject=?rename,?link,?unlink,renameat2:delay_enter=${microseconds}`,
      ...command,
    ],
  };
}
