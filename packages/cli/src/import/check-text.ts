import type { Finding, FleetText, ResolvedFleet } from '@mdav/core';
import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import type { Paint } from '@mdav/review';
import { asFinding, isFailing, makeReport, REPORTERS } from '@mdav/review';

/** What the rules find in the text of a fleet file. */
export interface TextFindings {
  readonly findings: readonly Finding[];
  /** Absent when the text is no fleet. */
  readonly fleet?: ResolvedFleet;
}

/** Checks the text of a fleet file; `date` is the day that waivers are held against. */
export function findingsOfText(source: FleetText, date: string): TextFindings {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  if (!resolved.ok) return { findings: resolved.diagnostics.map(asFinding) };
  return { findings: checkFleet(resolved.value, { date }), fleet: resolved.value };
}

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
    makeReport({ findings: some, ...(fleet === undefined ? {} : { fleet }), ...source });
  const show = (some: readonly Finding[]) =>
    REPORTERS.find(({ id }) => id === 'pretty')?.render(reportOn(some), paint) ?? '';
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { text: show(findings), errors: isFailing(reportOn(findings)) ? show(errors) : '' };
}
