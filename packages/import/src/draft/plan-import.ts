import { isDefenderCandidate } from '../policy/defender-candidate.ts';
import type { FoundPolicy, OwnGroup } from '../policy/found-policy.ts';
import { safeGroupName, uniqueGroupName } from '../policy/group-names.ts';

/** What an import makes groups of, and what it leaves alone. */
export interface ImportPlan {
  readonly groups: readonly ImportGroup[];
  /** Sources that say nothing about Defender that a fleet file could hold. */
  readonly others: readonly FoundPolicy[];
}

/** A group to be, and the policies that it comes of. */
export interface ImportGroup {
  readonly name: string;
  readonly policies: readonly FoundPolicy[];
  /** What mdav's own output says about it. */
  readonly own?: OwnGroup;
}

/** How policies are put into groups. */
export interface ImportPlanOptions {
  /** Puts everything into the one group of this name. */
  readonly group?: string;
  /** Also takes policy that is not Defender's. */
  readonly all?: boolean;
}

/**
 * Which groups come of some policies: one for each set, named after it and sorted by name. Names are safe, and
 * told apart by numbers where two sets have the same.
 */
export function planImport(
  policies: readonly FoundPolicy[],
  { group, all = false }: ImportPlanOptions = {},
): ImportPlan {
  const setOf = ({ set }: FoundPolicy) => group ?? set.id;
  const speaking = new Set(policies.filter((policy) => isImportable(policy, all)).map(setOf));
  const sets = new Map<string, FoundPolicy[]>();
  for (const policy of policies) {
    const isWanted = speaking.has(setOf(policy)) && (isImportable(policy, all) || isAboutDefender(policy));
    if (isWanted) sets.set(setOf(policy), [...(sets.get(setOf(policy)) ?? []), policy]);
  }
  const wanted = new Set([...sets.values()].flat());
  const names: string[] = [];
  const groups = [...sets.values()].map((members): ImportGroup => {
    const own = members.find(({ set }) => set.own !== undefined)?.set.own;
    const name = group ?? uniqueGroupName(own?.group ?? safeGroupName(members[0]?.set.title ?? ''), names);
    names.push(name);
    return { name, policies: members, ...(own === undefined ? {} : { own }) };
  });
  groups.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { groups, others: policies.filter((policy) => !wanted.has(policy)) };
}

/** True for a policy with something that a fleet file may hold. */
function isImportable(policy: FoundPolicy, all: boolean): boolean {
  const isWhole = isTakenWhole(policy, all);
  return (
    policy.set.own?.manifest !== undefined ||
    policy.facts?.onboarding !== undefined ||
    Object.keys(policy.settings).length > 0 ||
    policy.raw.some((candidate) => isWhole || isDefenderCandidate(candidate))
  );
}

/** What mdav wrote is a fleet's, whatever it is about. */
export function isTakenWhole({ set }: FoundPolicy, all: boolean): boolean {
  return all || set.own !== undefined;
}

/** True for a policy that says something about Defender, in words that a fleet file has or not. */
function isAboutDefender({ unsayable }: FoundPolicy): boolean {
  return unsayable.some(({ isDefender }) => isDefender);
}
