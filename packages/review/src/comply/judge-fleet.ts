import type { ResolvedFleet } from '@mdav/core';
import type { Framework } from '@mdav/core/frameworks';
import { requireDay } from '@mdav/core/rule';
import { type Compliance, type FrameworkCompliance, tallyOf } from './compliance.ts';
import { findIdleWaivers } from './idle-waivers.ts';
import { isForGroup, judgeRule } from './judge-rule.ts';
import { findMends } from './mends.ts';

/** What a fleet is held to, and when. */
export interface ComplyOptions {
  readonly frameworks: readonly Framework[];
  /** Every framework that there is: a waiver of another one is told as misspelt. Absent: it is not. */
  readonly known?: readonly Framework[];
  /** Today, `YYYY-MM-DD`: waivers hold until their last day. */
  readonly date: string;
  /** Only this group. */
  readonly group?: string;
}

/**
 * Holds what a fleet says to frameworks, rule by rule and group by group. It judges policy: what devices make of it is
 * not looked at. A framework that is for no group has none.
 */
export function complyFleet(fleet: ResolvedFleet, { frameworks, known, date, group: only }: ComplyOptions): Compliance {
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
    date: requireDay(date),
    frameworks: judged,
    mends: findMends(judged, fleet, date),
    idleWaivers: findIdleWaivers(fleet, { judged, known, date, group: only }),
  };
}
