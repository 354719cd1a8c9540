// Batch files in Wine's interpreter, which on a busy machine does not always run what it is given.
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** What the interpreter ends a command with of which it did not find the program. */
const NOT_FOUND = 9009;
const TIMES = 5;

/**
 * Runs a batch file that writes into another one which of its commands failed, and tells of these. Once in some hundred
 * times the interpreter does not find reg.exe, or ends badly before the first command, so that it tells of none: nothing was
 * run then, and the batch is run again. What goes on like that is told.
 */
export function runBatch(wine, path, failedPath) {
  let ended = [];
  for (let times = 0; times < TIMES; times++) {
    rmSync(failedPath, { force: true });
    const { status } = wine('cmd', '/c', path);
    const failed = existsSync(failedPath) ? readFileSync(failedPath, 'utf8').split('\r\n').filter(Boolean) : [];
    if (failed.some((line) => line.endsWith(` ${NOT_FOUND}`))) {
      ended = ['the interpreter does not find reg.exe'];
      continue;
    }
    ended = status === 0 ? [] : [`cmd ended with ${status}`];
    if (status !== 0 && failed.length === 0) continue;
    return [...ended, ...failed.map((line) => `command and what it ended with: ${line}`)];
  }
  return ended;
}
