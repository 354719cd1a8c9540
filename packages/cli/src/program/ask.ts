import { UsageError } from './usage.ts';

/** Asks on standard error, so that standard output stays data. Ctrl+C ends the process, as it does anywhere else. */
export async function askAtTerminal(question: string): Promise<string> {
  const { createInterface } = process.getBuiltinModule('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  lines.once('SIGINT', () => process.exit(130));
  let end = () => {};
  const ended = new Promise<never>((_, refuse) => {
    end = () => refuse(new UsageError('The question was not answered.', 'Say it with an option; see --help.'));
    lines.once('close', end);
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.off('close', end);
    lines.close();
  }
}
