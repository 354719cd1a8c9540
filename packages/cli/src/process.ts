import { readFileSync } from 'node:fs';
import { chunksOf } from './disk/stream/chunks.ts';
import { askAtTerminal } from './program/ask.ts';
import type { ExitCode } from './program/exit-codes.ts';
import type { Io } from './program/io.ts';
import { isTerminal, writeStandard } from './program/standard.ts';
import { startThread } from './program/start-thread.ts';
import { showsColor, today } from './program/surroundings.ts';
import { progressLine } from './terminal/progress.ts';

/** Runs the command line that this process was started with. What Node brings for terminals is asked for where there is one. */
export async function runProcess(run: (args: readonly string[], io: Io) => Promise<ExitCode>): Promise<void> {
  const { env } = process;
  const [asks, shows, tells] = [isTerminal(0), isTerminal(1), isTerminal(2)];
  process.exitCode = await run(process.argv.slice(2), {
    out: shows ? (text) => process.stdout.write(text) : (text) => writeStandard(1, text),
    err: tells ? (text) => process.stderr.write(text) : (text) => writeStandard(2, text),
    color: showsColor(env),
    columns: shows ? process.stdout.columns : undefined,
    env,
    cwd: process.cwd(),
    today,
    stdin: () => readFileSync(0),
    stdinChunks: () => chunksOf(0),
    startThread: typeof __filename === 'string' ? startThread : undefined,
    progress: tells ? progressLine(process.stderr, env) : undefined,
    ask: asks && tells ? askAtTerminal : undefined,
  });
}
