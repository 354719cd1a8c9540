import type { Finding, FleetText } from '@mdav/core';
import { findingsOfText, type TextFindings } from '@mdav/import';
import type { Paint } from '@mdav/review';
import { checkResult, FINDING_REPORTERS, isFailing } from '@mdav/review';

/** What `mdav check` says about a fleet file. */
export interface CheckedText {
  /** All findings, for people. */
  readonly text: string;
  /** The errors alone; empty when the fleet can be built. */
  readonly errors: string;
}

/** Checks the text of a fleet file, and says for people what was found. */
export function checkFleetText(source: FleetText, date: string, paint: Paint): CheckedText {
  return reportOnText(source, findingsOfText(source, date), paint);
}

/** Says for people what was found in a fleet file. */
function reportOnText(source: FleetText, { findings, fleet }: TextFindings, paint: Paint): CheckedText {
  const reportOn = (some: readonly Finding[]) =>
    checkResult({ findings: some, ...(fleet === undefined ? {} : { fleet }), ...source });
  const show = (some: readonly Finding[]) => FINDING_REPORTERS.pretty.render(reportOn(some), paint);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { text: show(findings), errors: isFailing(reportOn(findings)) ? show(errors) : '' };
}
