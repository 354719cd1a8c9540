import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '@mdav/cli';

/** What a command line printed, on both streams as a terminal shows them, and how it ended. */
export interface Ran {
  readonly line: string;
  readonly text: string;
  readonly code: number;
}

/** The few programs of the walk. `mdav` runs in this process, from the sources. */
const PROGRAMS: Readonly<Record<string, (args: readonly string[], cwd: string) => Promise<Omit<Ran, 'line'>>>> = {
  mdav: async (args, cwd) => {
    let text = '';
    const add = (more: string) => {
      text += more;
    };
    const io = { color: false, env: {}, cwd, today: () => '2026-11-21', stdin: () => new Uint8Array() };
    const code = await run(args, { out: add, err: add, ...io });
    return { text, code };
  },
  head: async ([option, count, file = ''], cwd) => {
    if (option !== '-n') throw new Error('head -n COUNT FILE');
    const lines = readFileSync(join(cwd, file), 'utf8').split('\n').slice(0, Number(count));
    return { text: `${lines.join('\n')}\n`, code: 0 };
  },
  git: async (args, cwd) => {
    const person = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false'];
    const done = spawnSync('git', [...person, ...args], { cwd, encoding: 'utf8' });
    return { text: `${done.stdout}${done.stderr}`, code: done.status ?? 1 };
  },
};

/** Runs a command line of the page in a folder. Words in quotes are one; there is nothing else of a shell. */
export async function runLine(line: string, cwd: string): Promise<Ran> {
  const [program = '', ...args] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
  const start = PROGRAMS[program];
  if (start === undefined) throw new Error(`the walk has no program ${program}`);
  return { line, ...(await start(args, cwd)) };
}
