import type { Diagnostic } from '@mdav/core';
import { regError, shown } from './diagnostics.ts';
import { nextLine, placeOf, rest, skipBlanks, type TextCursor, unitHere } from './lines.ts';
import { digitOf, UNIT } from './units.ts';

/** Reads pairs with commas between them, over as many lines as a backslash at the end continues. */
export function readHex(cursor: TextCursor): Uint8Array | Diagnostic {
  let count = 0;
  let wantsComma = false;
  for (;;) {
    if (!wantsComma) count = readPairs(cursor, count);
    skipBlanks(cursor);
    const unit = unitHere(cursor);
    if (unit === undefined || unit === UNIT.semicolon) return room.slice(0, count);
    if (unit === UNIT.backslash) {
      if (wantsComma) return badHex(cursor, 'A line is continued after a byte without its comma');
      const problem = continueLine(cursor);
      if (problem !== undefined) return problem;
    } else if (unit === UNIT.comma) {
      if (!wantsComma) return badHex(cursor, 'A comma follows no byte');
      wantsComma = false;
      cursor.at += 1;
    } else {
      const byte = wantsComma ? undefined : readByte(cursor, digitOf(unit));
      if (byte === undefined)
        return badHex(cursor, `${shown(rest(cursor).slice(0, 8))} is no byte of two hexadecimal digits`);
      put(count, byte);
      count += 1;
      wantsComma = true;
    }
  }
}

/** Room for the bytes of one value, which are copied out of it: most values are short, and there are many. */
let room = new Uint8Array(4096);

function put(at: number, byte: number): void {
  if (at === room.length) {
    const larger = new Uint8Array(2 * at);
    larger.set(room);
    room = larger;
  }
  room[at] = byte;
}

/** Reads pairs as long as a comma stands behind each, which is nearly all of every file, and says how many there are now. */
function readPairs(cursor: TextCursor, before: number): number {
  const { units } = cursor;
  let { at } = cursor;
  let count = before;
  for (; units[at + 2] === UNIT.comma; at += 3) {
    const high = digitOf(units[at] ?? UNIT.nul);
    const low = digitOf(units[at + 1] ?? UNIT.nul);
    if (high < 0 || low < 0) break;
    put(count, high * 16 + low);
    count += 1;
  }
  cursor.at = at;
  return count;
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
function continueLine(cursor: TextCursor): Diagnostic | undefined {
  const place = placeOf(cursor);
  cursor.at += 1;
  skipBlanks(cursor);
  if (!isLeftEmpty(cursor)) return badHex(cursor, `${shown(rest(cursor))} stands behind the backslash`);
  do {
    if (!nextLine(cursor)) {
      return regError(
        'reg-truncated',
        'The file ends where a line is to be continued.',
        place,
        'Copy the file again from its source.',
      );
    }
    skipBlanks(cursor);
  } while (isLeftEmpty(cursor));
  return undefined;
}

/** True when nothing is left of the line but a comment. */
function isLeftEmpty(cursor: TextCursor): boolean {
  const unit = unitHere(cursor);
  return unit === undefined || unit === UNIT.semicolon;
}

function badHex(cursor: TextCursor, what: string): Diagnostic {
  return regError(
    'reg-bad-hex',
    `${what}.`,
    placeOf(cursor),
    'Write bytes as two hexadecimal digits with a comma between them.',
  );
}
