import { readFileSync } from 'node:fs';
import { askAtTerminal } from './disk/ask.ts';
import { EXIT } from './exit-codes.ts';
import { progressLine } from './render/progress.ts';
import { isSystemError, systemWords } from './render/system-error.ts';
import { run } from './run.ts';
import { chunksOf } from './verify/chunks.ts';

/** A day as the user's calendar has it. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

/** Lets the errors of a closed pipe arrive as well: `head` need not wait for the last device. */
async function drained(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (process.stdout.writableNeedDrain) process.stdout.once('drain', resolve);
    else setImmediate(resolve);
  });
}

// A reader that has seen enough, such as `head`, is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  if (!isSystemError(error)) throw error;
  const { message, todo } = systemWords(error);
  process.stderr.write(
    `mdav: Standard output could not be written. ${message} command-system\n  → ${todo}, then run it again.\n`,
  );
  process.exit(EXIT.unreadable);
});

const { env } = process;
const hasNoColor = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: !hasNoColor && (process.stdout.isTTY === true || (env['FORCE_COLOR'] ?? '') !== ''),
  columns: process.stdout.columns,
  env,
  cwd: process.cwd(),
  today,
  stdin: () => readFileSync(0),
  stdinChunks: () => chunksOf(0),
  drained,
  progress: progressLine(process.stderr, env),
  ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? askAtTerminal : undefined,
}).then((code) => {
  process.exitCode = code;
});
