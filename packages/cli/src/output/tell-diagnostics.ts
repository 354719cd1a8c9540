import type { Diagnostic } from '@mdav/core';
import { asFinding } from '@mdav/core/rule';
import type { Io } from '../program/io.ts';
import { paintFor } from '../terminal/paint.ts';
import { prettyFindings } from './findings.ts';

/** Tells on standard error what readers had to say; what is merely worth knowing only when it is asked for. */
export function tellDiagnostics(diagnostics: readonly Diagnostic[], io: Io, isVerbose = false): void {
  const told = diagnostics.filter(({ severity }) => isVerbose || severity !== 'info');
  if (told.length > 0) io.err(`${prettyFindings(told.map(asFinding), {}, paintFor(io.color))}\n`);
}
