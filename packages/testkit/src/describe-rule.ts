import type { Finding, Rule, Severity } from '@mdav/core';
import { checkFleet } from '@mdav/core';
import { describe, expect, it } from 'vitest';
import { readExample } from './read-example.ts';

/** The day on which the rules are tried. */
export const RULE_DATE = '2026-11-21';

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
  readonly message: string;
  /** Default: not compared. */
  readonly hint?: string;
  readonly setting?: string;
}

/** Tries one rule alone on every case; places, severities and messages are compared as a whole. */
export function describeRule(rule: Rule, { accept, reject }: RuleCases): void {
  describe(rule.id, () => {
    it.each(accept)('accepts $name', ({ fleet }) => {
      expect(findingsOf(rule, fleet).map(shown)).toEqual([]);
    });
    it.each(reject)('rejects $name', ({ fleet, findings }) => {
      const found = findingsOf(rule, fleet);
      expect(found.map(({ place, finding }) => only(place, finding, findings))).toEqual(
        findings.map((expected) => ({ severity: rule.severity, ...expected })),
      );
    });
  });
}

interface Placed {
  readonly place: string;
  readonly finding: Finding;
}

/** What one rule finds in an example, each with its place in it. */
export function findingsOf(rule: Rule, example: string): readonly Placed[] {
  const { fleet, placeOf } = readExample(example);
  const findings = checkFleet(fleet, { date: RULE_DATE, set: 'strict', rules: [rule] });
  return findings.filter(({ rule: id }) => id === rule.id).map((finding) => ({ place: placeOf(finding.at), finding }));
}

function shown({ place, finding }: Placed): string {
  return `${place} ${finding.severity} ${finding.message}`;
}

/** The parts of a finding that the case speaks of; hint and setting only where some expected finding has them. */
function only(place: string, finding: Finding, expected: readonly ExpectedFinding[]): ExpectedFinding {
  const like = expected.find(({ at, message }) => at === place && message === finding.message);
  return {
    at: place,
    severity: finding.severity,
    message: finding.message,
    ...(like?.hint === undefined || finding.hint === undefined ? {} : { hint: finding.hint }),
    ...(like?.setting === undefined || finding.setting === undefined ? {} : { setting: finding.setting }),
  };
}
