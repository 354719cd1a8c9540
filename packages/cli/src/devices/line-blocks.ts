import { LONGEST_RECORD, noJson, type StateProblem } from './state-record.ts';

/** Whole lines of an input; the last one of all need not end with a line feed. */
export interface LineBlock {
  readonly kind: 'block';
  readonly bytes: Buffer;
  /** Where each line ends: the place of its line feed, or the end of the bytes. */
  readonly ends: readonly number[];
  /** The number of the first line, from 1. */
  readonly line: number;
}

/** How the bytes of an input become blocks. */
export interface BlockOptions {
  /** Bytes that a block has at least, but for the last one and the one before a line that is left out. */
  readonly least: number;
  /** Makes the memory of a block; absent where each is valid until the next one, and all share theirs. */
  readonly memory?: (bytes: number) => Buffer;
}

const LF = 10;

/** The lines of an input in blocks, however it is cut. A line that is longer than any record is told and left out. */
export function* lineBlocks(
  chunks: Iterable<Uint8Array>,
  { least, memory }: BlockOptions,
): Generator<LineBlock | StateProblem> {
  let buffer: Buffer = Buffer.alloc(0);
  let length = 0;
  /** Behind the last line feed. */
  let whole = 0;
  let line = 1;
  /** Inside a line that was too long: up to its end everything is passed over. */
  let isSkipping = false;

  /** Puts what is there into memory that takes so many bytes. */
  function moveTo(from: number, bytes: number): void {
    const larger = (memory ?? Buffer.allocUnsafeSlow)(bytes);
    larger.set(buffer.subarray(from, length));
    buffer = larger;
  }

  function block(to: number): LineBlock {
    const bytes = buffer.subarray(0, to);
    const made: LineBlock = { kind: 'block', bytes, ends: endsIn(bytes), line };
    line += made.ends.length;
    return made;
  }

  for (const chunk of chunks) {
    const from = isSkipping ? chunk.indexOf(LF) + 1 : 0;
    if (isSkipping && from === 0) continue;
    isSkipping = false;
    const filled = length + chunk.length - from;
    if (filled > buffer.length) moveTo(0, Math.max(filled, least) + chunk.length);
    buffer.set(from === 0 ? chunk : chunk.subarray(from), length);
    const last = buffer.subarray(length, filled).lastIndexOf(LF);
    if (last >= 0) whole = length + last + 1;
    length = filled;
    isSkipping = length - whole > LONGEST_RECORD && buffer.toString('utf8', whole, length).length > LONGEST_RECORD;
    if (whole > 0 && (whole >= least || isSkipping)) {
      const made = block(whole);
      // A block that is to last is nobody else's from here on.
      if (memory !== undefined) moveTo(whole, buffer.length);
      yield made;
      if (memory === undefined) buffer.copyWithin(0, whole, length);
      length -= whole;
      whole = 0;
    }
    if (!isSkipping) continue;
    length = 0;
    yield noJson(line++, `The line is longer than ${LONGEST_RECORD} characters.`, 'Put one device on a line.');
  }
  if (length > 0) yield block(length);
}

function endsIn(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  let end = bytes.indexOf(LF);
  for (; end >= 0; end = bytes.indexOf(LF, end + 1)) ends.push(end);
  if (bytes[bytes.length - 1] !== LF) ends.push(bytes.length);
  return ends;
}
