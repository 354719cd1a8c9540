import type { LocatedWaiver } from '../model/resolved.ts';
import { waiverExpired } from './file/waiver-expired.ts';
import { waiverUnknown } from './file/waiver-unknown.ts';
import { waiverUnused } from './file/waiver-unused.ts';
import type { Finding, RuleInfo } from './rule.ts';

/** What waivers are held against. */
export interface WaiverContext {
  readonly date: string;
  readonly known: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/** The waiver that answers for a finding on a day. */
export function findWaiver(
  finding: Finding,
  waivers: readonly LocatedWaiver[],
  date: string,
): LocatedWaiver | undefined {
  return waivers.find((waiver) => waiver.expires >= date && matches(waiver, finding));
}

/**
 * Marks the findings that somebody answers for, and reports waivers that do nothing: expired, of an unknown rule or
 * group, or without anything to waive. A waiver of a hidden finding has something to waive.
 */
export function applyWaivers(
  shown: readonly Finding[],
  hidden: readonly Finding[],
  waivers: readonly LocatedWaiver[],
  context: WaiverContext,
): readonly Finding[] {
  if (waivers.length === 0) return shown;
  const marked = shown.map((finding) => {
    const waiver = findWaiver(finding, waivers, context.date);
    if (waiver === undefined) return finding;
    const { at: _, ...plain } = waiver;
    return { ...finding, waiver: plain };
  });
  return [...marked, ...waivers.flatMap((waiver) => judgeWaiver(waiver, context, [...shown, ...hidden]))];
}

function matches(waiver: LocatedWaiver, finding: Finding): boolean {
  return (
    waiver.rule === finding.rule &&
    waiver.group === finding.group &&
    (waiver.setting === undefined || waiver.setting === finding.setting)
  );
}

function judgeWaiver(
  waiver: LocatedWaiver,
  { date, known, groups }: WaiverContext,
  findings: readonly Finding[],
): readonly Finding[] {
  const name = `The waiver of ${waiver.rule} for "${waiver.group}"`;
  const report = (rule: RuleInfo, message: string, hint = rule.fix): readonly Finding[] => [
    {
      rule: rule.id,
      severity: rule.severity,
      group: waiver.group,
      message,
      hint,
      at: waiver.at,
      sources: rule.sources,
    },
  ];
  if (!known.has(waiver.rule)) return report(waiverUnknown, `${name} names no rule.`, 'Correct the id of the rule.');
  if (!groups.has(waiver.group))
    return report(waiverUnknown, `${name} names no group of this fleet.`, 'Correct the name of the group.');
  const isNeeded = findings.some((finding) => matches(waiver, finding));
  if (waiver.expires < date) {
    const hint = isNeeded
      ? `Mend the cause, or have ${waiver.owner} extend it.`
      : 'Remove it: nothing needs it any more.';
    return report(waiverExpired, `${name} expired on ${waiver.expires}.`, hint);
  }
  return isNeeded ? [] : report(waiverUnused, `${name} waives nothing.`);
}
