import type { FleetText, Paint } from '@mdav/core';
import { asFinding, checkFleet, isFailing, makeReport, parseFleet, REPORTERS, resolveFleet } from '@mdav/core';

/** What `mdav check` says about a fleet file. */
export interface CheckedText {
  /** For people. */
  readonly text: string;
  /** False when there is an error, so that nothing could be built. */
  readonly isFine: boolean;
}

/** Checks the text of a fleet file. */
export function checkFleetText(source: FleetText, date: string, paint: Paint): CheckedText {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const report = makeReport({
    findings: resolved.ok ? checkFleet(resolved.value, { date }) : resolved.diagnostics.map(asFinding),
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    ...source,
  });
  const text = REPORTERS.find(({ id }) => id === 'pretty')?.render(report, paint) ?? '';
  return { text, isFine: resolved.ok && !isFailing(report) };
}
