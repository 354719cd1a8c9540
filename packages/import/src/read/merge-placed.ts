import { type Delivery, type Diagnostic, valueText } from '@mdav/core';
import type { Applied } from '@mdav/core/format';
import { type ActsAfter, actsAfter } from '../merge/acts-after.ts';
import type { ArtifactPolicy, SaidBy } from './artifact-policy.ts';
import { mergePolicies } from './merge-policies.ts';

/** What a policy says, with the place that it was read from. */
export interface PlacedSaid {
  readonly path: string;
  readonly policy: ArtifactPolicy;
  readonly applied: Applied;
}

/**
 * Several policies for the same devices as one; a single one stays as it is. Warns with `artifact-conflict` where two of
 * them give a setting different values: what is documented to act after the other counts, else the first one.
 */
export function mergePlaced(placed: readonly PlacedSaid[]): SaidBy {
  const [only, second] = placed;
  if (only !== undefined && second === undefined) return { policy: only.policy, diagnostics: [] };
  const { policy, conflicts } = mergePolicies(
    placed.map((each) => each.policy),
    (later, earlier) => over(placed[later], placed[earlier]) !== undefined,
  );
  const ways: Record<string, readonly Delivery[]> = {};
  for (const each of placed)
    for (const [setting, own] of Object.entries(each.policy.ways ?? {}))
      ways[setting] = [...new Set([...(ways[setting] ?? []), ...own])];
  const diagnostics = conflicts.map(({ setting, winner, loser, value, otherValue }): Diagnostic => {
    const [one, other] = [placed[winner], placed[loser]];
    const why = over(one, other)?.why;
    return {
      code: 'artifact-conflict',
      severity: 'warning',
      message: `${setting} is ${valueText(otherValue)} here and ${valueText(value)} in ${one?.path ?? ''}; the latter counts${why === undefined ? ' here.' : `. ${why}`}`,
      at: { file: other?.path ?? '', path: setting },
      hint: 'Set it in one place, or to the same value in both.',
    };
  });
  return { policy: { ...policy, ways }, diagnostics };
}

function over(later: PlacedSaid | undefined, earlier: PlacedSaid | undefined): ActsAfter | undefined {
  return later && earlier && actsAfter(later.applied, earlier.applied);
}
