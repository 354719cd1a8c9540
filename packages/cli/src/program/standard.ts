import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { EXIT } from './exit-codes.ts';
import { isSystemError, type SystemError, systemWords } from './system-error.ts';

/**
 * True for a terminal. Node's own answer brings its network along, which costs as much as a small check: it is asked of
 * devices alone, and not of the one that swallows everything.
 */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const found = fstatSync(fd);
    return found.isCharacterDevice() && !isNullDevice(found) && process.getBuiltinModule('node:tty').isatty(fd);
  } catch {
    // Nothing is open there.
    return false;
  }
}

function isNullDevice({ rdev }: Stats): boolean {
  return process.platform !== 'win32' && rdev === statSync('/dev/null').rdev;
}

/** Where nobody reads any more. */
const left = new Set<1 | 2>();

/**
 * Writes to standard output or error: all of the text is out when it returns. A reader that has seen enough, such as
 * `head`, is no mistake: he gets no more, and the program goes on to the end that it tells by its exit code.
 */
export function writeStandard(fd: 1 | 2, text: string): void {
  if (left.has(fd)) return;
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      if (error.code === 'EAGAIN') pause();
      else if (error.code !== 'EPIPE') refuse(fd, error);
      else {
        left.add(fd);
        return;
      }
    }
  }
}

/** Somebody has made a pipe that does not block, and it is full. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

function refuse(fd: 1 | 2, error: SystemError): never {
  if (fd === 2) process.exit(EXIT.unreadable);
  const { message, todo } = systemWords(error);
  writeStandard(
    2,
    `mdav: Standard output could not be written. ${message} command-system\n  → ${todo}, then run it again.\n`,
  );
  process.exit(EXIT.unreadable);
}
