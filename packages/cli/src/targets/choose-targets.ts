import type { BuildOptions } from '@mdav/core';
import { ALWAYS, FLEET_TARGETS, FURTHER_TARGETS, named, TARGETS } from './targets.ts';

/** The word of `--target` for what a build without it writes, so that a list can add to that. */
export const ASKED = 'default';

/** What a build writes, as its options take it. */
export type ChosenTargets = Pick<BuildOptions, 'targets' | 'fleetTargets' | 'targetsNamed'>;

/** The targets that a list names; without one, those of the ways that each group asks for. Ids that no target has choose none. */
export function chooseTargets(ids: readonly string[]): ChosenTargets {
  if (ids.length === 0) return { targets: TARGETS, fleetTargets: FLEET_TARGETS };
  const isNamed = ({ id }: { readonly id: string }) => ids.includes(id);
  const isChosen = (target: { readonly id: string }) =>
    ids.includes(ASKED) || isNamed(target) || ALWAYS.includes(target.id);
  return {
    targets: [
      ...TARGETS.filter(isChosen).map((target) => (isNamed(target) ? named(target) : target)),
      ...FURTHER_TARGETS.filter(isNamed),
    ],
    fleetTargets: FLEET_TARGETS.filter(isChosen),
    targetsNamed: [...new Set(ids)].sort(),
  };
}
