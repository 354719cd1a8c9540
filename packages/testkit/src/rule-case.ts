import type { Severity } from '@mdav/core';
import type { Rule } from '@mdav/core/rule';
import { exampleFleet } from '@mdav/core/rule';
import { findingsOf } from './find.ts';

/** What a rule accepts and what it rejects. A fleet is the YAML under a group's name, or a whole one. */
export interface RuleCases {
  readonly accept: readonly { readonly name: string; readonly fleet: string }[];
  readonly reject: readonly RejectedCase[];
}

export interface RejectedCase {
  readonly name: string;
  readonly fleet: string;
  /** All of them, in the order of the file. */
  readonly findings: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  /** `line:column` in the text of the case, from 1; `group` for the name of the group. */
  readonly at: string;
  /** Default: the rule's. */
  readonly severity?: Severity;
  /** Only told to who asks for everything. Default: as the rule. */
  readonly set?: 'strict';
  readonly message: string;
  /** The setting that it is about; absent when it is about none. */
  readonly setting?: string;
  /** Default: not compared. */
  readonly hint?: string;
  /**
   * The fleet after the fix of this finding, written like the case, or what its fix replaces in the case by what; absent
   * when there is no fix.
   */
  readonly mended?: string | readonly [before: string, after: string];
}

/** What a rule finds in a rejected case and what it should find, as equal data when the rule does what the case says. */
export function tryCase(
  rule: Rule,
  { fleet, findings }: RejectedCase,
): { readonly found: unknown; readonly wanted: unknown } {
  const found = findingsOf(rule, fleet).map(({ place, finding, isStrict, mended }) => {
    const like = findings.find(({ at, message }) => at === place && message === finding.message);
    return {
      at: place,
      severity: finding.severity,
      set: isStrict ? 'strict' : undefined,
      message: finding.message,
      setting: finding.setting,
      hint: like?.hint === undefined ? undefined : finding.hint,
      mended,
    };
  });
  const wanted = findings.map(({ at, severity, set, message, setting, hint, mended }) => ({
    at,
    severity: severity ?? rule.severity,
    set: set ?? rule.set,
    message,
    setting,
    hint,
    mended: mended === undefined ? undefined : exampleFleet(mendedText(fleet, mended)).text,
  }));
  return { found, wanted };
}

function mendedText(fleet: string, mended: string | readonly [before: string, after: string]): string {
  if (typeof mended === 'string') return mended;
  const [before, after] = mended;
  if (fleet.split(before).length !== 2) throw new Error(`The case has "${before}" not once.`);
  return fleet.replace(before, () => after);
}
