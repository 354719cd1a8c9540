import type { Finding } from '@mdav/core';
import { type Paint, prettyFindings as prettyBlocks, tallyOf, tallyWords } from '@mdav/review';

export { findingsDocument } from '@mdav/review';

/** Findings for people: the place, what is wrong with the line that says it, and what to do. */
export function prettyFindings(findings: readonly Finding[], text: string | undefined, paint: Paint): string {
  return prettyBlocks(findings, text === undefined ? {} : { text }, paint);
}

/** `2 errors, 1 warning (1 waived)`. */
export function tally(findings: readonly Finding[]): string {
  return tallyWords(tallyOf(findings));
}
