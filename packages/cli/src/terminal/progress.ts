/** As much of a stream as a line of progress needs. */
interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

const CLEAR = '\r\u001b[2K';

/** Writes lines of progress over each other; undefined where nobody watches or the terminal cannot take a line back. */
export function progressLine(
  stream: Terminal,
  env: Readonly<Record<string, string | undefined>>,
): ((line: string) => void) | undefined {
  if (stream.isTTY !== true || env['TERM'] === 'dumb' || (env['CI'] ?? '') !== '') return undefined;
  return (line) => {
    // A line that wraps could not be taken back.
    stream.write(`${CLEAR}${line.slice(0, Math.max(0, (stream.columns ?? 80) - 1))}`);
  };
}

/** Where a line of progress goes, as `Io` has it. */
interface Shown {
  readonly progress?: ((line: string) => void) | undefined;
}

/** Does some work under a line that says what it is, and takes the line away again. */
export function whileShowing<Result>({ progress }: Shown, line: string, work: () => Result): Result {
  progress?.(line);
  try {
    return work();
  } finally {
    progress?.('');
  }
}
