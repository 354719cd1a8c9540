import { type Delivery, type Diagnostic, valueText } from '@mdav/core';
import type { ArtifactPolicy, SaidBy } from './artifact-policy.ts';
import { mergePolicies } from './merge-policies.ts';

/** What a policy says, with the place that it was read from. */
export interface PlacedSaid {
  readonly path: string;
  readonly policy: ArtifactPolicy;
}

/**
 * Several policies for the same devices as one; a single one stays as it is. Warns with `artifact-conflict` where two of
 * them give a setting different values; the first one counts.
 */
export function mergePlaced(placed: readonly PlacedSaid[]): SaidBy {
  const [only, second] = placed;
  if (only !== undefined && second === undefined) return { policy: only.policy, diagnostics: [] };
  const { policy, conflicts } = mergePolicies(placed.map((each) => each.policy));
  const ways: Record<string, readonly Delivery[]> = {};
  for (const each of placed)
    for (const [setting, own] of Object.entries(each.policy.ways ?? {}))
      ways[setting] = [...new Set([...(ways[setting] ?? []), ...own])];
  const diagnostics = conflicts.map(({ setting, first, later, value, otherValue }): Diagnostic => {
    const [winner = '', loser = ''] = [placed[first]?.path, placed[later]?.path];
    return {
      code: 'artifact-conflict',
      severity: 'warning',
      message: `${setting} is ${valueText(otherValue)} here and ${valueText(value)} in ${winner}; the latter counts here.`,
      at: { file: loser, path: setting },
      hint: 'Set it in one place, or to the same value in both.',
    };
  });
  return { policy: { ...policy, ways }, diagnostics };
}
