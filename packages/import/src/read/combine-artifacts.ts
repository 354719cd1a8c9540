import type { Diagnostic } from '@mdav/core';
import type { SaidBy } from './artifact-policy.ts';
import { mergePlaced, type PlacedSaid } from './merge-placed.ts';
import type { PolicyArtifact } from './policy-artifact.ts';
import { type PlacedPolicy, saidBy } from './said-by.ts';

/**
 * Puts artifacts for the same devices together. Policies of sources that go together are lifted as one, as a device takes
 * them; the rest is merged in order. Diagnostics are those that no artifact told alone.
 */
export function combineArtifacts(artifacts: readonly PolicyArtifact[]): SaidBy {
  const alone: PlacedSaid[] = artifacts.flatMap(({ source, path, policies }) =>
    source.together === undefined
      ? policies.map(({ name: _, ...policy }) => ({ path, policy, applied: source.policy.applied }))
      : [],
  );
  const together = groupsOf(artifacts).map((policies) => ({
    path: policies.map(({ path }) => path).join(', '),
    ...saidBy(policies),
    applied: policies[0].source.policy.applied,
  }));
  const told = together.length === 0 ? undefined : new Set(artifacts.flatMap((artifact) => artifact.told.map(idOf)));
  const merged = mergePlaced([...alone, ...together]);
  return {
    policy: merged.policy,
    diagnostics: [
      ...together.flatMap(({ diagnostics }) => diagnostics.filter((one) => told?.has(idOf(one)) !== true)),
      ...merged.diagnostics,
    ],
  };
}

/** Equal for diagnostics that say the same of the same place. */
function idOf({ code, message, at }: Diagnostic): string {
  return [code, at.file, at.path, message].join('\0');
}

/** The policies that are lifted as one. */
function groupsOf(artifacts: readonly PolicyArtifact[]): readonly (readonly [PlacedPolicy, ...PlacedPolicy[]])[] {
  const groups = new Map<string, [PlacedPolicy, ...PlacedPolicy[]]>();
  for (const { source, placed } of artifacts) {
    if (source.together === undefined) continue;
    for (const one of placed) {
      const group = groups.get(source.together);
      if (group === undefined) groups.set(source.together, [one]);
      else group.push(one);
    }
  }
  return [...groups.values()];
}
