import type { GroupPlan } from './fleet-plan.ts';

/** The groups in their order, but those first that become weaker, or that do not get to where they are to be. */
export function worstGroupsFirst(groups: readonly GroupPlan[]): readonly GroupPlan[] {
  const ranked = groups.map((group) => ({ group, rank: rankOf(group) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ group }) => group);
}

function rankOf({ settings, transition }: GroupPlan): number {
  const ends = (transition?.deadEnds ?? []).filter(({ waiver }) => waiver === undefined);
  if (ends.some(({ certainty }) => certainty === 'certain')) return 0;
  if (settings.some(({ direction }) => direction === 'weakens')) return 1;
  return ends.length > 0 || settings.some(({ direction }) => direction === 'mixed') ? 2 : 3;
}
