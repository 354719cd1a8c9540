import type { Finding, Severity } from '@mdav/core';
import { count, inLog } from '@mdav/review';
import type { Paint } from '../terminal/paint.ts';

/** Findings of one rule about one group, at one severity. */
export interface FindingGroup {
  readonly severity: Severity;
  readonly rule: string;
  /** Names of the groups that they are about; empty when it is the file as a whole. */
  readonly groups: readonly string[];
  readonly count: number;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** More lines than this are no overview: those of one rule are told together, whatever their groups. */
const MOST_LINES = 20;

/** Findings by rule and group, errors first, else in the order in which they come. Waived ones are left out. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const open = findings.filter(({ waiver }) => waiver === undefined);
  const byGroup = grouped(open, ({ rule, group }) => `${rule} ${group ?? ''}`);
  return byGroup.length <= MOST_LINES ? byGroup : grouped(open, ({ rule }) => rule);
}

function grouped(findings: readonly Finding[], keyOf: (finding: Finding) => string): readonly FindingGroup[] {
  const alike = new Map<string, readonly Finding[]>();
  for (const finding of findings) {
    const key = `${finding.severity} ${keyOf(finding)}`;
    alike.set(key, [...(alike.get(key) ?? []), finding]);
  }
  const groups = [...alike.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [groupOf(first, [first, ...more])],
  );
  return SEVERITIES.flatMap((severity) => groups.filter((group) => group.severity === severity));
}

function groupOf({ severity, rule }: Finding, findings: readonly Finding[]): FindingGroup {
  const groups = new Set(findings.flatMap(({ group }) => (group === undefined ? [] : [group])));
  return { severity, rule, groups: [...groups], count: findings.length };
}

/** A line per rule and group: `warning  4  tamper-ignores-channel · desks`. */
export function findingGroupLines(groups: readonly FindingGroup[], paint: Paint): readonly string[] {
  const counted = countedSubjects(groups);
  return groups.map(({ severity }, index) => {
    const word = paint.severity(severity, paint.bold(severity.padEnd(8)));
    return `${word} ${counted[index]}`;
  });
}

/** The same without severities: `4  tamper-ignores-channel · desks`. */
export function countedSubjects(groups: readonly FindingGroup[]): readonly string[] {
  const width = Math.max(0, ...groups.map(({ count: number }) => String(number).length));
  return groups.map((group) => `${String(group.count).padStart(width)}  ${subjectOf(group)}`);
}

function subjectOf({ rule, groups }: FindingGroup): string {
  if (groups.length === 0) return rule;
  return `${rule} · ${groups.length === 1 ? inLog(groups[0] ?? '') : count(groups.length, 'group')}`;
}
