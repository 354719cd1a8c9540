import type { NamedPolicy } from '@mdav/core/format';
import type { PolicyDiff } from './diff-policies.ts';
import { diffPolicies, isDifferent } from './diff-policies.ts';

/** How two sets of policies differ, such as two fleets or a fleet and its output. */
export interface PolicySetDiff {
  readonly pairs: readonly PolicyPair[];
  /** Names without a counterpart. */
  readonly onlyA: readonly string[];
  readonly onlyB: readonly string[];
}

/** Two policies that were compared, by their names, and what came of it. */
export interface PolicyPair {
  readonly a: string;
  readonly b: string;
  readonly diff: PolicyDiff;
}

/**
 * Compares policies that are for the same, in the order of the first set: by the first name of a group that was renamed,
 * then by name, without regard to letter case. Two sets of one policy each are compared whatever the names are.
 */
export function diffPolicySets(a: readonly NamedPolicy[], b: readonly NamedPolicy[]): PolicySetDiff {
  const [onlyOfA, secondOfA] = a;
  const [onlyOfB, secondOfB] = b;
  if (onlyOfA !== undefined && onlyOfB !== undefined && secondOfA === undefined && secondOfB === undefined)
    return { pairs: [pair(onlyOfA, onlyOfB)], onlyA: [], onlyB: [] };
  const partners = new Map<NamedPolicy, NamedPolicy>();
  const rest = new Set(b);
  for (const isSame of SAME) {
    for (const policy of a) {
      if (partners.has(policy)) continue;
      const [other, another] = [...rest].filter((candidate) => isSame(policy, candidate));
      // A first name that two groups claim tells nothing.
      if (other === undefined || another !== undefined) continue;
      if (a.some((rival) => rival !== policy && !partners.has(rival) && isSame(rival, other))) continue;
      partners.set(policy, other);
      rest.delete(other);
    }
  }
  return {
    pairs: a.flatMap((policy) => {
      const other = partners.get(policy);
      return other === undefined ? [] : [pair(policy, other)];
    }),
    onlyA: a.filter((policy) => !partners.has(policy)).map(({ name }) => name),
    onlyB: [...rest].map(({ name }) => name),
  };
}

const isCalled = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** What says that two policies are for the same, what counts most first. */
const SAME: readonly ((one: NamedPolicy, other: NamedPolicy) => boolean)[] = [
  (one, other) => isCalled(one.was ?? one.name, other.was ?? other.name),
  (one, other) => isCalled(one.name, other.name),
  // Somebody named the last name of the group in place of its first one.
  (one, other) => isCalled(one.name, other.was) || isCalled(one.was, other.name),
];

/** True when anything in two sets differs. */
export function isSetDifferent({ pairs, onlyA, onlyB }: PolicySetDiff): boolean {
  return onlyA.length > 0 || onlyB.length > 0 || pairs.some(({ diff }) => isDifferent(diff));
}

function pair(a: NamedPolicy, b: NamedPolicy): PolicyPair {
  return { a: a.name, b: b.name, diff: diffPolicies(a, b) };
}
