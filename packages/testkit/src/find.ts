import type { Finding } from '@mdav/core';
import { checkFleet } from '@mdav/core';
import type { Rule } from '@mdav/core/rule';
import { applyEdits } from '@mdav/core/rule';
import { readExample } from './read-example.ts';

/** The day on which the rules are tried. */
export const RULE_DATE = '2026-11-21';

/** A finding, and where it stands in the text of its example. */
export interface Placed {
  readonly place: string;
  readonly finding: Finding;
  /** Only told to who asks for everything. */
  readonly isStrict: boolean;
  /** The whole fleet file after its fix alone; absent when it has none. */
  readonly mended?: string;
}

/** What one rule alone finds in an example. A fix that cannot be made is a mistake of the rule, so it throws. */
export function findingsOf(rule: Rule, example: string): readonly Placed[] {
  const { fleet, text, placeOf } = readExample(example);
  const findings = checkFleet(fleet, { date: RULE_DATE, set: 'strict', only: [rule] });
  const told = new Set(checkFleet(fleet, { date: RULE_DATE, only: [rule] }).map((finding) => JSON.stringify(finding)));
  return findings
    .filter(({ rule: id }) => id === rule.id)
    .map((finding) => {
      const placed = { place: placeOf(finding.at), finding, isStrict: !told.has(JSON.stringify(finding)) };
      if (finding.fixes === undefined) return placed;
      const mended = applyEdits({ text, file: 'example.yaml' }, finding.fixes.edits);
      if (!mended.ok)
        throw new Error(`the fix of "${finding.message}" cannot be made: ${mended.diagnostics[0]?.message}`);
      return { ...placed, mended: mended.value };
    });
}
