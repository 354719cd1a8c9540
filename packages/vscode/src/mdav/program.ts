import { execFile } from 'node:child_process';
import type { Settings } from './settings.ts';

/** A program and how it is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/**
 * How mdav is started with these arguments. What is JavaScript runs in the Node that the editor is made of, so that none has
 * to be installed.
 */
export function programOf({ path, folder }: Settings, bundled: string, args: readonly string[]): Program {
  const place = folder === undefined ? {} : { cwd: folder };
  if (path !== undefined && !/\.[cm]?js$/i.test(path)) return { command: path, args, env: process.env, ...place };
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' };
  return { command: process.execPath, args: [path ?? bundled, ...args], env, ...place };
}

/** How a run ended, and what it said. */
export interface Ran {
  /** Of mdav; nothing where it did not start. */
  readonly status?: number;
  readonly out: string;
  readonly err: string;
}

/** Output folders of large fleets are told file by file. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What was killed, or said more than is kept, had started. */
function startFailed(error: object): boolean {
  return 'syscall' in error && String(error.syscall).startsWith('spawn');
}

export function run({ command, args, env, cwd }: Program): Promise<Ran> {
  return new Promise((done) => {
    execFile(command, args, { env, cwd, maxBuffer: MOST_BYTES, windowsHide: true }, (error, out, err) => {
      if (error === null) done({ status: 0, out, err });
      else if (typeof error.code === 'number') done({ status: error.code, out, err });
      else
        done({
          out,
          err: `${err}${command} ${startFailed(error) ? 'could not be started' : 'ended early'}: ${error.message}`,
        });
    });
  });
}
