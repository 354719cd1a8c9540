import type { Finding, Location, ResolvedFleet, ResolvedGroup, Waiver } from '@mdav/core';
import { justificationsOf, showValue } from '@mdav/core';

/** Something that somebody answers for until a day: a waiver, or a value, a key or an entry of a setting. */
export interface Deadline {
  readonly kind: 'waiver' | 'setting';
  readonly group: string;
  /** Id of the waived rule, or of the setting. */
  readonly subject: string;
  /** What the waiver answers for, each message once; or the value, key or entry itself. */
  readonly about: readonly string[];
  readonly reason: string;
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
  /** From today; 0 on the last day, negative once it has expired. */
  readonly daysLeft: number;
  readonly at: Location;
}

/** All of them, the soonest first. */
export function deadlinesOf(fleet: ResolvedFleet, findings: readonly Finding[], date: string): readonly Deadline[] {
  const waivers = fleet.waivers.map(
    (waiver): Deadline => ({
      kind: 'waiver',
      group: waiver.group,
      subject: waiver.rule,
      about: [
        ...new Set(findings.filter((each) => isSameWaiver(each.waiver, waiver)).map(({ message }) => message)),
      ].sort(),
      reason: waiver.reason,
      owner: waiver.owner,
      expires: waiver.expires,
      daysLeft: daysBetween(date, waiver.expires),
      at: waiver.at,
    }),
  );
  const values = fleet.groups.flatMap((group) => valuesOf(group, date));
  const key = ({ expires, group, subject, about }: Deadline) => [expires, group, subject, ...about].join('\u0000');
  return [...waivers, ...values].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function valuesOf(group: ResolvedGroup, date: string): readonly Deadline[] {
  return group.assignments.flatMap((assignment) =>
    justificationsOf(assignment).flatMap(({ part, justification, at }): readonly Deadline[] => {
      const { reason = '', owner = '', expires } = justification;
      if (expires === undefined) return [];
      const about = [part.kind === 'value' ? showValue(assignment.value) : part.text];
      const daysLeft = daysBetween(date, expires);
      const subject = assignment.setting;
      return [{ kind: 'setting', group: group.name, subject, about, reason, owner, expires, daysLeft, at }];
    }),
  );
}

function isSameWaiver(a: Waiver | undefined, b: Waiver): boolean {
  return (
    a !== undefined &&
    a.rule === b.rule &&
    a.group === b.group &&
    a.setting === b.setting &&
    a.expires === b.expires &&
    a.reason === b.reason &&
    a.owner === b.owner
  );
}

const DAY_MS = 24 * 60 * 60 * 1000;

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
