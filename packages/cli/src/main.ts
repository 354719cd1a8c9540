import { readFileSync } from 'node:fs';
import { askAtTerminal } from './disk/ask.ts';
import { run } from './run.ts';

/** A day as the user's calendar has it. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

// A reader that has seen enough, such as `head`, is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
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
  ask: process.stdin.isTTY === true && process.stderr.isTTY === true ? askAtTerminal : undefined,
}).then((code) => {
  process.exitCode = code;
});
