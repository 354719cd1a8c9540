import type { Diagnostic } from '@mdav/core';
import { dataOfBytes, readData } from '../../data/data.ts';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import { windows1252 } from '../../text/charset.ts';
import { type Place, regError, regWarning, shown } from './diagnostics.ts';
import { columnOf, placeOf, refuse, rest, skipBlanks, type TextCursor, takeWord, unitHere } from './lines.ts';
import { read, readHex } from './read-hex.ts';
import { readQuoted } from './read-quoted.ts';
import { digitOf, UNIT } from './units.ts';

/**
 * Reads what stands behind the equals sign of a value; nothing when the cursor was refused. `ansi` is for the older
 * header: text in hexadecimal is 8-bit there.
 */
export function readDataText(cursor: TextCursor, ansi: boolean): RegistryData | undefined {
  if (unitHere(cursor) === UNIT.quote) {
    const value = readQuoted(cursor, 'data');
    return value === undefined ? undefined : { type: 'sz', value };
  }
  if (takeWord(cursor, 'dword:')) return readNumber(cursor);
  const code = readHexType(cursor);
  if (code === undefined) return noData(cursor);
  if (!readHex(cursor)) return undefined;
  return ansi && isText(code)
    ? dataOfBytes(code, widened(read.bytes.subarray(0, read.size)))
    : readData(code, read.bytes, read.view, 0, read.size);
}

type RawData = Extract<RegistryData, { type: 'raw' }>;

/** True for bytes that their type does not usually hold: they have no plainer form, though others of the type do. */
export function isOdd({ code }: RawData): boolean {
  return isText(code) || code === REG.dword || code === REG.qword;
}

/** What there is to say about odd data; the place is where the data begins. */
export function oddData({ code }: RawData, place: Place): Diagnostic {
  const message = `The bytes are not what ${typeName(code)} usually holds; they are kept as they are.`;
  return regWarning('reg-odd-data', message, place, 'Write numbers in full and text with its final NUL.');
}

function noData(cursor: TextCursor): undefined {
  const left = rest(cursor);
  const upper = /^(dword|hex|hex\([0-9a-f]+\)):/i.exec(left);
  const [message, hint] =
    upper === null
      ? [`${shown(left)} is no data of a value.`, 'Write a quoted string, dword:, hex: or a minus sign.']
      : [`Importers ignore ${shown(upper[0])} in upper case.`, `Write ${upper[0].toLowerCase()}`];
  refuse(cursor, regError('reg-bad-data', message, placeOf(cursor), hint));
  return undefined;
}

function readNumber(cursor: TextCursor): RegistryData | undefined {
  const column = columnOf(cursor);
  skipBlanks(cursor);
  const value = readDigits(cursor);
  if (value !== undefined) return { type: 'dword', value };
  const message = `dword: takes 1 to 8 hexadecimal digits, not ${shown(rest(cursor))}.`;
  refuse(cursor, regError('reg-bad-number', message, { line: cursor.line, column }, 'Write 8 hexadecimal digits.'));
  return undefined;
}

/** Reads `hex:` or `hex(number):` and moves behind it; nothing, and no move, when something else stands here. */
export function readHexType(cursor: TextCursor): number | undefined {
  const start = cursor.at;
  if (takeWord(cursor, 'hex:')) return REG.binary;
  const code = takeWord(cursor, 'hex(') ? readDigits(cursor) : undefined;
  if (code !== undefined && takeWord(cursor, '):')) return code;
  cursor.at = start;
  return undefined;
}

/** Reads a number of 1 to 8 hexadecimal digits and moves behind it; nothing, and no move, when there are fewer or more. */
function readDigits(cursor: TextCursor): number | undefined {
  const { units } = cursor;
  let value = 0;
  let { at } = cursor;
  for (; at < units.length; at += 1) {
    const digit = digitOf(units[at] as number);
    if (digit < 0) break;
    value = (value << 4) | digit;
  }
  const count = at - cursor.at;
  if (count === 0 || count > 8) return undefined;
  cursor.at = at;
  return value >>> 0;
}

function isText(code: number): boolean {
  return code === REG.sz || code === REG.expandSz || code === REG.multiSz;
}

/** 8-bit text as UTF-16LE, NULs included. */
function widened(bytes: Uint8Array): Uint8Array {
  const text = windows1252(bytes);
  const wide = new Uint8Array(2 * text.length);
  const view = new DataView(wide.buffer);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 * i, text.charCodeAt(i), true);
  return wide;
}
