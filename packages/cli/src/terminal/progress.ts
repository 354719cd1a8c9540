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
    stream.write(`${CLEAR}${line.slice(0, Math.max(0, (stream.columns || 80) - 1))}`);
  };
}

/** Where a line of progress goes, as `Io` has it. */
interface Shown {
  readonly progress?: ((line: string) => void) | undefined;
}

/** Milliseconds between two lines of counted work. */
const EVERY_MS = 200;

/**
 * A line for work that is counted: how many of how many, how many a second, and how long the rest takes at that rate.
 * It is written a few times a second, whatever is told; work that is done at once gets none.
 */
export function countingLine(
  { progress }: Shown,
  what: string,
  now: () => number = () => performance.now(),
): ((done: number, all: number) => void) | undefined {
  if (progress === undefined) return undefined;
  const start = now();
  let last = start;
  return (done, all) => {
    const at = now();
    if (at - last < EVERY_MS) return;
    last = at;
    const perSecond = (done * 1000) / (at - start);
    progress(`${what} ${done} of ${all}, ${rateText(perSecond)} a second, ${timeText((all - done) / perSecond)} left`);
  };
}

function rateText(perSecond: number): string {
  return perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0);
}

function timeText(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
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
