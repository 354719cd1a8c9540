import type { Finding, FleetText, Paint } from '@mdav/core';
import { asFinding, checkFleet, isFailing, makeReport, parseFleet, REPORTERS, resolveFleet } from '@mdav/core';

/** What `mdav check` says about a fleet file. */
export interface CheckedText {
  /** All findings, for people. */
  readonly text: string;
  /** The errors alone; empty when the fleet can be built. */
  readonly errors: string;
}

/** Checks the text of a fleet file. */
export function checkFleetText(source: FleetText, date: string, paint: Paint): CheckedText {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const findings = resolved.ok ? checkFleet(resolved.value, { date }) : resolved.diagnostics.map(asFinding);
  const reportOn = (some: readonly Finding[]) =>
    makeReport({ findings: some, ...(resolved.ok ? { fleet: resolved.value } : {}), ...source });
  const show = (some: readonly Finding[]) =>
    REPORTERS.find(({ id }) => id === 'pretty')?.render(reportOn(some), paint) ?? '';
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { text: show(findings), errors: isFailing(reportOn(findings)) ? show(errors) : '' };
}
