import type { ResolvedFleet } from '@mdav/core';
import type { NamedPolicy } from '@mdav/core/format';
import { groupPolicy, type PolicySide, sideOf } from '@mdav/import';
import { DIFF_REPORTERS, diffPolicySets, PLAN_REPORTERS, planFleets } from '@mdav/review';

/** Something that can be compared: a fleet, which also has a plan, or policy that was opened. */
export interface Comparable {
  readonly title: string;
  readonly side: PolicySide;
  readonly fleet?: ResolvedFleet;
}

/** A fleet as a side. */
export function comparableFleet(title: string, fleet: ResolvedFleet): Comparable {
  const policies = fleet.groups.map(groupPolicy);
  return { title, side: sideOf(title, [{ kind: 'fleet', path: title, fleet, policies }]).side, fleet };
}

/** What came of a comparison, in Markdown; or which question is open. */
export interface Compared {
  readonly differences: string;
  /** What the change from the first fleet to the second does to devices. */
  readonly plan?: string;
}

/** Compares two sides by what they mean, all of it or one group of each. */
export function compare(a: Comparable, b: Comparable, groups: readonly [string, string], date: string): Compared {
  const [first, second] = [chosen(a.side, groups[0]), chosen(b.side, groups[1])];
  const open = [first, second].find(({ policies }) => policies.length > 1);
  const single = [first, second].find(({ policies, isBare }) => policies.length === 1 && isBare);
  if (open !== undefined && single !== undefined)
    return {
      differences: `Choose a group: \`${open.path}\` has ${open.policies.length}, and \`${single.path}\` one policy without a name.`,
    };
  const diff = diffPolicySets(first.policies, second.policies);
  const differences = DIFF_REPORTERS.markdown.render({ a: first, b: second, diff });
  if (a.fleet === undefined || b.fleet === undefined || groups[0] !== '' || groups[1] !== '') return { differences };
  const plan = planFleets(a.fleet, b.fleet, { date });
  return { differences, plan: PLAN_REPORTERS.markdown.render({ plan, base: { kind: 'file', file: a.title } }) };
}

function chosen(side: PolicySide, group: string): PolicySide {
  if (group === '') return side;
  return { ...side, policies: side.policies.filter(({ name }: NamedPolicy) => name === group) };
}
