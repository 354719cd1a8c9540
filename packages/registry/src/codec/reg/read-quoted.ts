import type { Diagnostic } from '@mdav/core';
import { regError, shown } from './diagnostics.ts';
import { isLineBreak, placeOf, rest, type TextCursor, textBetween } from './lines.ts';
import { UNIT } from './units.ts';

/** What a NUL between quotes is reported as. */
const NUL_IN = {
  name: { message: 'A name holds a NUL.', hint: 'Choose another name.' },
  data: { message: 'A quoted string holds a NUL.', hint: 'Write the data as hex(1).' },
} as const;

/** Reads a string in double quotes, with `\\` and `\"` in it, and moves behind it. */
export function readQuoted(cursor: TextCursor, role: keyof typeof NUL_IN): string | Diagnostic {
  const { units } = cursor;
  const from = cursor.at + 1;
  let escapes = 0;
  let holdsNul = false;
  for (let at = from; at < units.length; at += 1) {
    const unit = units[at] as number;
    if (unit > UNIT.backslash) continue;
    if (unit === UNIT.quote) {
      if (holdsNul) return regError('reg-bad-string', NUL_IN[role].message, placeOf(cursor), NUL_IN[role].hint);
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
  return regError(
    'reg-bad-string',
    'A quoted string does not end on its line.',
    placeOf(cursor),
    'Close the quotes, or write data with a line break as hex(1).',
  );
}

function singleBackslash(cursor: TextCursor): Diagnostic {
  return regError(
    'reg-bad-string',
    `A single backslash stands inside the quotes: ${shown(rest(cursor).slice(0, 8))}.`,
    placeOf(cursor),
    'Write every backslash inside quotes twice.',
  );
}
