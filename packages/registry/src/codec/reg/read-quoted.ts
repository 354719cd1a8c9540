import { regError, shown } from './diagnostics.ts';
import { isLineBreak, placeOf, refuse, rest, type TextCursor, textBetween } from './lines.ts';
import { UNIT } from './units.ts';

/** What a NUL between quotes is reported as. */
const NUL_IN = {
  name: { message: 'A name holds a NUL.', hint: 'Choose another name.' },
  data: { message: 'A quoted string holds a NUL.', hint: 'Write the data as hex(1).' },
} as const;

/** Reads a string in double quotes, with `\\` and `\"` in it, and moves behind it; nothing when the cursor was refused. */
export function readQuoted(cursor: TextCursor, role: keyof typeof NUL_IN): string | undefined {
  const { units } = cursor;
  const from = cursor.at + 1;
  let escapes = 0;
  let holdsNul = false;
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at] as number;
    if (unit > UNIT.backslash) continue;
    if (unit === UNIT.quote) {
      if (holdsNul) return badString(cursor, NUL_IN[role].message, NUL_IN[role].hint);
      cursor.at = at + 1;
      return textBetween(cursor, from, at, escapes);
    }
    if (unit === UNIT.backslash) {
      at += 1;
      if (units[at] !== UNIT.backslash && units[at] !== UNIT.quote) {
        cursor.at = at - 1;
        return singleBackslash(cursor);
      }
      escapes += 1;
    } else if (isLineBreak(unit)) break;
    else if (unit === UNIT.nul) holdsNul = true;
  }
  const hint = 'Close the quotes, or write data with a line break as hex(1).';
  return badString(cursor, 'A quoted string does not end on its line.', hint);
}

function singleBackslash(cursor: TextCursor): undefined {
  const message = `A single backslash stands inside the quotes: ${shown(rest(cursor).slice(0, 8))}.`;
  return badString(cursor, message, 'Write every backslash inside quotes twice.');
}

function badString(cursor: TextCursor, message: string, hint: string): undefined {
  refuse(cursor, regError('reg-bad-string', message, placeOf(cursor), hint));
  return undefined;
}
