import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { findWayOrWhy } from './explain-none.ts';
import type { From, FromMode } from './from.ts';
import type { PathStep } from './search.ts';
import { goalOf, otherRoute, withheldFrom } from './situation.ts';
import { startOf } from './start.ts';

/** The way of one operating system of a group, with everything that it was searched with. */
export function sequenceOf(group: ResolvedGroup, os: OsId, from: From) {
  const { state: start, assumptions } = startOf(group, os, from);
  const goal = goalOf(group, os, start);
  const withheld = withheldFrom(group, os);
  const found = findWayOrWhy({ start, goal, withheld: new Set(otherRoute(goal)) }, withheld);
  return { start, assumptions, goal, withheld, found };
}

/** The steps of the first operating system of the group that has a way; empty when none has. */
export function stepsOfGroup(group: ResolvedGroup, from: From): readonly PathStep[] {
  for (const { id } of group.os) {
    const { found } = sequenceOf(group, id, from);
    if (found.kind === 'way' && found.steps.length > 0) return found.steps;
  }
  return [];
}

/**
 * Where the devices of a group most likely are, when only its fleet file is asked: where it says, else beside the other
 * antivirus that it calls registered, else active as Windows comes.
 */
export function likelyFrom(group: ResolvedGroup): FromMode {
  if (group.currentMode !== undefined) return group.currentMode;
  const isBeside = typeof group.antivirus === 'object' && group.antivirus.registered === true;
  if (!isBeside || group.osModes.every(({ mechanism }) => mechanism !== 'automatic')) return 'active';
  return group.onboarding?.state === 'onboarded' ? 'passive' : 'disabled';
}
