import { readFileSync } from 'node:fs';
import { run } from './run.ts';

/** A day as the user's calendar has it. */
function today(): string {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
}

const { env } = process;
const hasNoColor = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
void run(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  color: !hasNoColor && (process.stdout.isTTY === true || (env['FORCE_COLOR'] ?? '') !== ''),
  env,
  cwd: process.cwd(),
  today,
  stdin: () => readFileSync(0),
}).then((code) => {
  process.exitCode = code;
});
