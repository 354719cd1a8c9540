import { viewOf } from '../../text/unit-strings.ts';
import { regError, shown } from './diagnostics.ts';
import { nextLine, placeOf, refuse, rest, skipBlanks, type TextCursor, unitHere } from './lines.ts';
import { digitOf, UNIT, WORTH } from './units.ts';

/** Where the bytes of one value are read to, for the next to be read over it: most are short, and there are many. */
export const read: { bytes: Uint8Array; view: DataView; size: number } = {
  bytes: new Uint8Array(4096),
  view: new DataView(new ArrayBuffer(0)),
  size: 0,
};
read.view = viewOf(read.bytes);

/**
 * Reads pairs with commas between them, over as many lines as a backslash at the end continues, to the beginning of
 * `read`. False when the cursor was refused.
 */
export function readHex(cursor: TextCursor): boolean {
  let wantsComma = false;
  read.size = 0;
  for (;;) {
    if (!wantsComma) readPairs(cursor);
    skipBlanks(cursor);
    const unit = unitHere(cursor);
    if (unit === undefined || unit === UNIT.semicolon) return true;
    if (unit === UNIT.backslash) {
      if (wantsComma) return badHex(cursor, 'A line is continued after a byte without its comma');
      if (!continueLine(cursor)) return false;
    } else if (unit === UNIT.comma) {
      if (!wantsComma) return badHex(cursor, 'A comma follows no byte');
      wantsComma = false;
      cursor.at += 1;
    } else {
      const byte = wantsComma ? undefined : readByte(cursor, digitOf(unit));
      if (byte === undefined)
        return badHex(cursor, `${shown(rest(cursor).slice(0, 8))} is no byte of two hexadecimal digits`);
      put(byte);
      wantsComma = true;
    }
  }
}

function put(byte: number): void {
  if (read.size === read.bytes.length) enlarge();
  read.bytes[read.size] = byte;
  read.size += 1;
}

function enlarge(): void {
  const larger = new Uint8Array(2 * read.bytes.length);
  larger.set(read.bytes);
  read.bytes = larger;
  read.view = viewOf(larger);
}

/**
 * Reads pairs as long as a comma stands behind each, over line breaks that are written as Windows writes them: nearly all
 * of every file.
 */
function readPairs(cursor: TextCursor): void {
  const { units } = cursor;
  let { bytes } = read;
  let { at } = cursor;
  let { size } = read;
  for (;;) {
    for (; units[at + 2] === UNIT.comma; at += 3) {
      const high = units[at] as number;
      const low = units[at + 1] as number;
      if ((high | low) >= WORTH.length) break;
      const byte = ((WORTH[high] as number) << 4) | (WORTH[low] as number);
      if (byte < 0) break;
      if (size === bytes.length) {
        enlarge();
        bytes = read.bytes;
      }
      bytes[size] = byte;
      size += 1;
    }
    if (!isContinued(units, at)) break;
    at += CONTINUATION.length;
    cursor.line += 1;
    cursor.lineStart = at - INDENT;
  }
  read.size = size;
  cursor.at = at;
}

/** How Windows breaks a line: the break itself, and the blanks that the next line begins with. */
const CONTINUATION = [UNIT.backslash, UNIT.carriageReturn, UNIT.lineFeed, UNIT.blank, UNIT.blank];
const INDENT = 2;

/** True where such a break stands and a digit behind it. */
function isContinued(units: Uint16Array, at: number): boolean {
  for (let i = 0; i < CONTINUATION.length; i += 1) {
    if (units[at + i] !== CONTINUATION[i]) return false;
  }
  return digitOf(units[at + CONTINUATION.length] ?? UNIT.nul) >= 0;
}

/** Reads a byte of one or two digits, of which the first is known, and moves behind it. */
function readByte(cursor: TextCursor, first: number): number | undefined {
  if (first < 0) return undefined;
  const second = digitAt(cursor, 1);
  if (second >= 0 && digitAt(cursor, 2) >= 0) return undefined;
  cursor.at += second < 0 ? 1 : 2;
  return second < 0 ? first : 16 * first + second;
}

function digitAt({ units, at }: TextCursor, ahead: number): number {
  return digitOf(units[at + ahead] ?? UNIT.nul);
}

/** Moves to the line that goes on; blank lines and comments between are skipped, as importers do. */
function continueLine(cursor: TextCursor): boolean {
  const place = placeOf(cursor);
  cursor.at += 1;
  skipBlanks(cursor);
  if (!isLeftEmpty(cursor)) return badHex(cursor, `${shown(rest(cursor))} stands behind the backslash`);
  do {
    if (!nextLine(cursor)) {
      const message = 'The file ends where a line is to be continued.';
      return refuse(cursor, regError('reg-truncated', message, place, 'Copy the file again from its source.'));
    }
    skipBlanks(cursor);
  } while (isLeftEmpty(cursor));
  return true;
}

/** True when nothing is left of the line but a comment. */
function isLeftEmpty(cursor: TextCursor): boolean {
  const unit = unitHere(cursor);
  return unit === undefined || unit === UNIT.semicolon;
}

function badHex(cursor: TextCursor, what: string): false {
  const hint = 'Write bytes as two hexadecimal digits with a comma between them.';
  return refuse(cursor, regError('reg-bad-hex', `${what}.`, placeOf(cursor), hint));
}
