import type { Place } from './diagnostics.ts';

/** The lines of a file and where the reader stands in them. Line breaks are CR LF, LF or CR, as importers take them. */
export interface LineCursor {
  readonly lines: readonly string[];
  /** Index of the current line. */
  index: number;
  /** Position in the current line. */
  at: number;
}

export function createCursor(text: string): LineCursor {
  return { lines: text.split(/\r\n|\n|\r/), index: 0, at: 0 };
}

/** The current line; empty after the last one. */
export function currentLine(cursor: LineCursor): string {
  return cursor.lines[cursor.index] ?? '';
}

export function placeOf(cursor: LineCursor): Place {
  return { line: cursor.index + 1, column: cursor.at + 1 };
}

export function skipBlanks(cursor: LineCursor): void {
  const line = currentLine(cursor);
  while (line[cursor.at] === ' ' || line[cursor.at] === '\t') cursor.at += 1;
}

/** Moves past the word when it stands here. */
export function take(cursor: LineCursor, word: string): boolean {
  if (!currentLine(cursor).startsWith(word, cursor.at)) return false;
  cursor.at += word.length;
  return true;
}

/** What is left of the current line. */
export function rest(cursor: LineCursor): string {
  return currentLine(cursor).slice(cursor.at);
}

export function nextLine(cursor: LineCursor): void {
  cursor.index += 1;
  cursor.at = 0;
}
