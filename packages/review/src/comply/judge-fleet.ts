import type { LocatedWaiver, ResolvedFleet } from '@mdav/core';
import { type Framework, frameworkName } from '@mdav/core/frameworks';
import { type Compliance, type FrameworkCompliance, tallyOf } from './compliance.ts';
import { isForGroup, judgeRule, waiverOf } from './judge-rule.ts';
import { findMends } from './mends.ts';

/** What a fleet is held to, and when. */
export interface ComplyOptions {
  readonly frameworks: readonly Framework[];
  /** Today, `YYYY-MM-DD`: waivers hold until their last day. */
  readonly date: string;
  /** Only this group. */
  readonly group?: string;
}

/**
 * Holds what a fleet says to frameworks, rule by rule and group by group. It judges policy: what devices make of it is
 * not looked at. A framework that is for no group has none.
 */
export function complyFleet(fleet: ResolvedFleet, { frameworks, date, group: only }: ComplyOptions): Compliance {
  const groups = fleet.groups.filter(({ name }) => only === undefined || name === only);
  const judged = frameworks.map((framework): FrameworkCompliance => {
    const context = { framework, waivers: fleet.waivers, date };
    const own = groups
      .filter((group) => isForGroup(group, framework))
      .map((group) => {
        const rules = framework.rules.map((rule) => judgeRule(group, rule, context));
        return { group, rules, tally: tallyOf(rules) };
      });
    return { framework, groups: own, tally: tallyOf(own.flatMap(({ rules }) => rules)) };
  });
  return {
    fleet: fleet.name,
    ...(fleet.file === undefined ? {} : { file: fleet.file }),
    judged: 'policy',
    date,
    frameworks: judged,
    mends: findMends(judged, { waivers: fleet.waivers, date }),
    idleWaivers: fleet.waivers.filter((waiver) => isAbout(waiver, judged) && !isUsed(waiver, judged, date)),
  };
}

function isAbout({ rule, group }: LocatedWaiver, judged: readonly FrameworkCompliance[]): boolean {
  const [name = ''] = rule.toLowerCase().split(':');
  return judged.some(
    ({ framework, groups }) =>
      [framework.id, frameworkName(framework)].some((own) => own.toLowerCase() === name) &&
      groups.some((one) => one.group.name === group),
  );
}

function isUsed(waiver: LocatedWaiver, judged: readonly FrameworkCompliance[], date: string): boolean {
  return judged.some(({ framework, groups }) =>
    groups.some(({ group, rules }) =>
      rules.some(
        ({ rule, standing }) =>
          standing === 'waived' && waiverOf(group, rule, { framework, waivers: [waiver], date }) !== undefined,
      ),
    ),
  );
}
