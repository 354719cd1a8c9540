import type { Diagnostic } from '@mdav/core';
import { dataOfBytes } from '../../data/data.ts';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import { windows1252 } from '../../text/charset.ts';
import { type Place, regError, regWarning, shown } from './diagnostics.ts';
import { currentLine, type LineCursor, nextLine, placeOf, rest, skipBlanks, take } from './lines.ts';

/** Data with what there is to say about it; or why it cannot be read. */
export type ReadData =
  | { readonly ok: true; readonly data: RegistryData; readonly warning?: Diagnostic }
  | { readonly ok: false; readonly error: Diagnostic };

/** Reads what stands behind the equals sign of a value. `ansi` is for the older header: text in hexadecimal is 8-bit there. */
export function readDataText(cursor: LineCursor, ansi: boolean): ReadData {
  const place = placeOf(cursor);
  if (currentLine(cursor)[cursor.at] === '"') {
    const text = readQuoted(cursor);
    if (typeof text !== 'string') return { ok: false, error: text };
    if (!text.includes('\0')) return { ok: true, data: { type: 'sz', value: text } };
    return refused('reg-bad-string', 'A quoted string holds a NUL.', place, 'Write the data as hex(1).');
  }
  if (take(cursor, 'dword:')) return readNumber(cursor);
  const kind = /^hex(?:\(([0-9a-fA-F]{1,8})\))?:/.exec(rest(cursor));
  if (kind !== null) {
    cursor.at += kind[0].length;
    const code = kind[1] === undefined ? REG.binary : Number.parseInt(kind[1], 16);
    const bytes = readHex(cursor);
    if (!(bytes instanceof Uint8Array)) return { ok: false, error: bytes };
    return withWarning(code, ansi && isText(code) ? widened(bytes) : bytes, place);
  }
  const upper = /^(dword|hex|hex\([0-9a-f]+\)):/i.exec(rest(cursor));
  return upper === null
    ? refused(
        'reg-bad-data',
        `${shown(rest(cursor))} is no data of a value.`,
        place,
        'Write a quoted string, dword:, hex: or a minus sign.',
      )
    : refused(
        'reg-bad-data',
        `Importers ignore ${shown(upper[0])} in upper case.`,
        place,
        `Write ${upper[0].toLowerCase()}`,
      );
}

/** Reads a string in double quotes, with `\\` and `\"` in it, and moves behind it. */
export function readQuoted(cursor: LineCursor): string | Diagnostic {
  const line = currentLine(cursor);
  const place = placeOf(cursor);
  let text = '';
  let from = cursor.at + 1;
  for (let at = from; at < line.length; at += 1) {
    const unit = line[at];
    if (unit === '"') {
      cursor.at = at + 1;
      return text + line.slice(from, at);
    }
    if (unit !== '\\') continue;
    const escaped = line[at + 1];
    if (escaped !== '\\' && escaped !== '"') {
      cursor.at = at;
      const hint = 'Write every backslash inside quotes twice.';
      return regError(
        'reg-bad-string',
        `A single backslash stands inside the quotes: ${shown(line.slice(at, at + 8))}.`,
        placeOf(cursor),
        hint,
      );
    }
    text += line.slice(from, at) + escaped;
    at += 1;
    from = at + 1;
  }
  return regError(
    'reg-bad-string',
    'A quoted string does not end on its line.',
    place,
    'Close the quotes, or write data with a line break as hex(1).',
  );
}

function readNumber(cursor: LineCursor): ReadData {
  const place = placeOf(cursor);
  skipBlanks(cursor);
  const digits = /^[0-9a-fA-F]+/.exec(rest(cursor))?.[0] ?? '';
  if (digits === '' || digits.length > 8) {
    return refused(
      'reg-bad-number',
      `dword: takes 1 to 8 hexadecimal digits, not ${shown(rest(cursor))}.`,
      place,
      'Write 8 hexadecimal digits.',
    );
  }
  cursor.at += digits.length;
  return { ok: true, data: { type: 'dword', value: Number.parseInt(digits, 16) } };
}

/** Reads pairs with commas between them, over as many lines as a backslash at the end continues. */
function readHex(cursor: LineCursor): Uint8Array | Diagnostic {
  const bytes: number[] = [];
  let wantsComma = false;
  for (;;) {
    skipBlanks(cursor);
    const line = currentLine(cursor);
    const unit = line[cursor.at];
    if (unit === undefined || unit === ';') return Uint8Array.from(bytes);
    if (unit === '\\') {
      if (wantsComma) return badHex(cursor, 'A line is continued after a byte without its comma');
      const problem = continueLine(cursor);
      if (problem !== undefined) return problem;
    } else if (unit === ',') {
      if (!wantsComma) return badHex(cursor, 'A comma follows no byte');
      wantsComma = false;
      cursor.at += 1;
    } else {
      const digits = /^[0-9a-fA-F]{1,2}(?![0-9a-fA-F])/.exec(line.slice(cursor.at, cursor.at + 3))?.[0];
      if (digits === undefined || wantsComma)
        return badHex(cursor, `${shown(line.slice(cursor.at, cursor.at + 8))} is no byte of two hexadecimal digits`);
      bytes.push(Number.parseInt(digits, 16));
      cursor.at += digits.length;
      wantsComma = true;
    }
  }
}

/** Moves to the line that goes on; blank lines and comments between are skipped, as importers do. */
function continueLine(cursor: LineCursor): Diagnostic | undefined {
  const place = placeOf(cursor);
  cursor.at += 1;
  skipBlanks(cursor);
  const behind = rest(cursor);
  if (behind !== '' && !behind.startsWith(';')) return badHex(cursor, `${shown(behind)} stands behind the backslash`);
  do {
    nextLine(cursor);
    if (cursor.index >= cursor.lines.length) {
      return regError(
        'reg-truncated',
        'The file ends where a line is to be continued.',
        place,
        'Copy the file again from its source.',
      );
    }
    skipBlanks(cursor);
  } while (rest(cursor) === '' || rest(cursor).startsWith(';'));
  return undefined;
}

function badHex(cursor: LineCursor, what: string): Diagnostic {
  return regError(
    'reg-bad-hex',
    `${what}.`,
    placeOf(cursor),
    'Write bytes as two hexadecimal digits with a comma between them.',
  );
}

function refused(code: string, message: string, at: Place, hint: string): ReadData {
  return { ok: false, error: regError(code, message, at, hint) };
}

function withWarning(code: number, bytes: Uint8Array, place: Place): ReadData {
  const data = dataOfBytes(code, bytes);
  const hasForm = isText(code) || code === REG.dword || code === REG.qword;
  if (data.type !== 'raw' || !hasForm) return { ok: true, data };
  const message = `The bytes are not what ${typeName(code)} usually holds; they are kept as they are.`;
  return {
    ok: true,
    data,
    warning: regWarning('reg-odd-data', message, place, 'Write numbers in full and text with its final NUL.'),
  };
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
