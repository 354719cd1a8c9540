import type { Finding, FleetText, OutsideLayer, ResolvedFleet } from '@mdav/core';
import { checkFleet, parseFleet, resolveFleet } from '@mdav/core';
import type { OwnRules } from '@mdav/core/rule';
import { asFinding } from '@mdav/core/rule';

/** What the rules find in the text of a fleet file. */
export interface TextFindings {
  readonly findings: readonly Finding[];
  /** Absent when the text is no fleet. */
  readonly fleet?: ResolvedFleet;
}

/**
 * Checks the text of a fleet file; `date` is the day that waivers are held against, `layers` is what it extends, by its
 * names.
 */
export function findingsOfText(
  source: FleetText,
  date: string,
  { rules, ruleFilesRun }: OwnRules = {},
  layers?: ReadonlyMap<string, OutsideLayer>,
): TextFindings {
  const parsed = parseFleet(source);
  const resolved = parsed.ok ? resolveFleet(layers === undefined ? parsed.value : { ...parsed.value, layers }) : parsed;
  if (!resolved.ok) return { findings: resolved.diagnostics.map(asFinding) };
  return { findings: checkFleet(resolved.value, { date, rules, ruleFilesRun }), fleet: resolved.value };
}
