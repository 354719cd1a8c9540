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
    source.together === undefined ? policies.map(({ name: _, ...policy }) => ({ path, policy })) : [],
  );
  const together = groupsOf(artifacts).map((policies) => ({
    path: policies.map(({ path }) => path).join(', '),
    ...saidBy(policies),
  }));
  const told = new Set(artifacts.flatMap((artifact) => artifact.told.map((one) => JSON.stringify(one))));
  const merged = mergePlaced([...alone, ...together]);
  return {
    policy: merged.policy,
    diagnostics: [
      ...together.flatMap(({ diagnostics }) => diagnostics.filter((one) => !told.has(JSON.stringify(one)))),
      ...merged.diagnostics,
    ],
  };
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
