import type { Diagnostic } from '@mdav/core';
import { asFinding } from '@mdav/core/rule';
import type { Io } from '../program/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { prettyFindings } from './findings.ts';

/** Told always, since somebody who named a folder does not see otherwise what of it does not count. */
const ALWAYS = new Set(['import-older-copy']);

/** Tells on standard error what readers had to say; what is merely worth knowing only when it is asked for. */
export function tellDiagnostics(diagnostics: readonly Diagnostic[], io: Io, isVerbose = false): void {
  const told = diagnostics.filter(({ severity, code }) => isVerbose || severity !== 'info' || ALWAYS.has(code));
  if (told.length > 0) io.err(`${prettyFindings(told.map(asFinding), {}, paintFor(io.color))}\n`);
}
