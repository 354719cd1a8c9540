import type { Diagnostic } from '@mdav/core';

/** A place in the text: line and column from 1, the column in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Something that keeps the file from being read. */
export function regError(code: string, message: string, at: Place, hint: string): Diagnostic {
  return { code, severity: 'error', message, at, hint };
}

/** Something that readers may take differently. */
export function regWarning(code: string, message: string, at: Place, hint: string): Diagnostic {
  return { code, severity: 'warning', message, at, hint };
}

/** Text for a message: quoted, and short. */
export function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
