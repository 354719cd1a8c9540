import { createInterface } from 'node:readline/promises';

/** Asks on standard error, so that standard output stays data. Ctrl+C ends the process, as it does anywhere else. */
export async function askAtTerminal(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, refuse) => {
    lines.once('SIGINT', () => process.exit(130));
    // The end of input is an answer of its own: nobody is there any more.
    lines.once('close', () => refuse(new Error('nobody answered')));
  });
  try {
    return await Promise.race([lines.question(question), ended]);
  } finally {
    lines.removeAllListeners('close');
    lines.close();
  }
}
