import { readData } from '../../data/data.ts';
import type { RegistryData } from '../../form.ts';
import type { RegItem, RegRoot } from './form.ts';
import { isLineBreak, type TextCursor, textBetween } from './lines.ts';
import { isOdd, readHexType } from './read-data.ts';
import { read, readHex } from './read-hex.ts';
import { UNIT, WORTH } from './units.ts';

const WORD = Array.from('dword:', (letter) => letter.charCodeAt(0));
/** As many digits as Windows writes. */
const DIGITS = 8;

/**
 * Reads values of a key as long as each is written the way that Windows writes it: no blanks around it, no comment behind,
 * and nothing to be said about it. That is nearly every line of nearly every file; the cursor is left at the beginning of
 * the first other line, for those who look at lines more closely.
 */
export function readPlainValues(cursor: TextCursor, root: RegRoot, key: string, items: RegItem[]): void {
  const { units } = cursor;
  while (units[cursor.at] === UNIT.quote) {
    const start = cursor.at + 1;
    const end = endOfQuoted(units, start);
    if (end < 0 || units[end + 1] !== UNIT.equals) return;
    const nameEscapes = escapes;
    const { at, line, lineStart } = cursor;
    const data = readPlainData(cursor, end + 2);
    if (data === undefined || !endLine(cursor)) {
      cursor.at = at;
      cursor.line = line;
      cursor.lineStart = lineStart;
      return;
    }
    items.push({ kind: 'set', root, key, name: textBetween(cursor, start, end, nameEscapes), data });
  }
}

/** How many backslashes escaped something in the last text that `endOfQuoted` went over. */
let escapes = 0;

/** Where the quotation mark stands that ends a text; -1 when none does, or something is wrong with what is before it. */
function endOfQuoted(units: Uint16Array, start: number): number {
  const { length } = units;
  let count = 0;
  for (let at = start; at < length; at += 1) {
    const unit = units[at] as number;
    if (unit > UNIT.backslash || (unit > UNIT.quote && unit < UNIT.backslash)) continue;
    if (unit === UNIT.quote) {
      escapes = count;
      return at;
    }
    if (unit === UNIT.backslash) {
      at += 1;
      if (units[at] !== UNIT.backslash && units[at] !== UNIT.quote) return -1;
      count += 1;
    } else if (unit === UNIT.nul || isLineBreak(unit)) return -1;
  }
  return -1;
}

/** Reads the data that begins at this place, and moves behind it; nothing when it is not plain. */
function readPlainData(cursor: TextCursor, from: number): RegistryData | undefined {
  const { units } = cursor;
  if (units[from] === UNIT.quote) {
    const end = endOfQuoted(units, from + 1);
    if (end < 0) return undefined;
    cursor.at = end + 1;
    return { type: 'sz', value: textBetween(cursor, from + 1, end, escapes) };
  }
  if (units[from] === WORD[0]) return readPlainNumber(cursor, from);
  cursor.at = from;
  const code = readHexType(cursor);
  if (code === undefined || !readHex(cursor)) return undefined;
  const data = readData(code, read.bytes, read.view, 0, read.size);
  return data.type === 'raw' && isOdd(data) ? undefined : data;
}

function readPlainNumber(cursor: TextCursor, from: number): RegistryData | undefined {
  const { units } = cursor;
  for (let i = 1; i < WORD.length; i += 1) {
    if (units[from + i] !== WORD[i]) return undefined;
  }
  const end = from + WORD.length + DIGITS;
  if (end > units.length) return undefined;
  let value = 0;
  for (let at = end - DIGITS; at < end; at += 1) {
    const digit = WORTH[units[at] as number] ?? -1;
    if (digit < 0) return undefined;
    value = (value << 4) | digit;
  }
  cursor.at = end;
  return { type: 'dword', value: value >>> 0 };
}

/** Moves to the next line where this one ends; false where more stands on it, or the text ends. */
function endLine(cursor: TextCursor): boolean {
  const { units, at } = cursor;
  const isReturn = units[at] === UNIT.carriageReturn;
  if (!isReturn && units[at] !== UNIT.lineFeed) return false;
  cursor.at = isReturn && units[at + 1] === UNIT.lineFeed ? at + 2 : at + 1;
  cursor.line += 1;
  cursor.lineStart = cursor.at;
  return true;
}
