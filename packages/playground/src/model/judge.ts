import { checkFleet, type Finding, parseFleet, type ResolvedFleet, resolveFleet } from '@mdav/core';
import type { Framework } from '@mdav/core/frameworks';
import { asFinding } from '@mdav/core/rule';
import { type Problem, problemsIn } from '@mdav/language';
import { fleetText } from './fleet-text.ts';
import { needsPresets, withPresets } from './presets.ts';

/** What is known of a text. */
export interface Judged {
  readonly text: string;
  readonly findings: readonly Finding[];
  /** The findings with their places. */
  readonly problems: readonly Problem[];
  /** Absent where mistakes leave nothing to resolve, or presets are not here yet. */
  readonly fleet?: ResolvedFleet;
  /** The text extends presets, and they are not here yet. */
  readonly waits: boolean;
}

/** Holds the text of a fleet to everything that `mdav check` holds it to. `frameworks` come later than the page. */
export function judge(text: string, date: string, frameworks: readonly Framework[] | undefined): Judged {
  const alone = parseFleet(fleetText(text));
  if (alone.ok && frameworks === undefined && needsPresets(alone.value))
    return { text, findings: [], problems: [], waits: true };
  const parsed = alone.ok ? withPresets(alone.value, frameworks ?? []) : alone;
  const resolved = parsed.ok ? resolveFleet(parsed.value) : parsed;
  const findings = resolved.ok ? checkFleet(resolved.value, { date }) : resolved.diagnostics.map(asFinding);
  return {
    text,
    findings,
    problems: problemsIn(text, findings),
    ...(resolved.ok ? { fleet: resolved.value } : {}),
    waits: false,
  };
}
