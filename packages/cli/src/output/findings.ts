import type { Finding } from '@mdav/core';
import { type Paint, prettyFindings as prettyBlocks, tallyOf, tallyWords } from '@mdav/review';
import type { LoadedFleet } from '../disk/load-fleet.ts';

/** The fleet that findings are about, and its text where it has one. */
export type FoundIn = Pick<LoadedFleet, 'source' | 'text'>;

export { findingsDocument } from '@mdav/review';

/**
 * Findings for people: the place, what is wrong with the line that says it, and what to do. A finding of another file,
 * such as a layer or values for parameters, comes without its line.
 */
export function prettyFindings(findings: readonly Finding[], { source, text }: FoundIn, paint: Paint): string {
  const file = source?.file;
  return prettyBlocks(
    findings,
    { ...(file === undefined ? {} : { file }), ...(text === undefined ? {} : { text }) },
    paint,
  );
}

/** `2 errors, 1 warning (1 waived)`. */
export function tally(findings: readonly Finding[]): string {
  return tallyWords(tallyOf(findings));
}
