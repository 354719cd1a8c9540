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
 * Compares policies of the same name, without regard to letter case, in the order of the first set. Two sets of one
 * policy each are compared whatever the names are.
 */
export function diffPolicySets(a: readonly NamedPolicy[], b: readonly NamedPolicy[]): PolicySetDiff {
  const [onlyOfA, secondOfA] = a;
  const [onlyOfB, secondOfB] = b;
  if (onlyOfA !== undefined && onlyOfB !== undefined && secondOfA === undefined && secondOfB === undefined)
    return { pairs: [pair(onlyOfA, onlyOfB)], onlyA: [], onlyB: [] };
  const rest = new Map(b.map((policy) => [policy.name.toLowerCase(), policy]));
  const pairs: PolicyPair[] = [];
  const onlyA: string[] = [];
  for (const policy of a) {
    const other = rest.get(policy.name.toLowerCase());
    rest.delete(policy.name.toLowerCase());
    if (other === undefined) onlyA.push(policy.name);
    else pairs.push(pair(policy, other));
  }
  return { pairs, onlyA, onlyB: [...rest.values()].map(({ name }) => name) };
}

/** True when anything in two sets differs. */
export function isSetDifferent({ pairs, onlyA, onlyB }: PolicySetDiff): boolean {
  return onlyA.length > 0 || onlyB.length > 0 || pairs.some(({ diff }) => isDifferent(diff));
}

function pair(a: NamedPolicy, b: NamedPolicy): PolicyPair {
  return { a: a.name, b: b.name, diff: diffPolicies(a, b) };
}
