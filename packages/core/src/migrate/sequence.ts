import { isReinstalled } from '../mode/antivirus-removed.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import type { ActionId } from './actions.ts';
import { type Closing, closingOf } from './closing.ts';
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

/** The way of each operating system of a group that has one, or that gets one once tamper protection may be off. */
function waysOfGroup(group: ResolvedGroup, from: From): readonly (readonly PathStep[])[] {
  return group.os.map(({ id }) => {
    const { found } = sequenceOf(group, id, from);
    if (found.kind === 'way') return found.steps;
    // What is on now can be off for a while; what else the fleet file says of its devices, no step contradicts.
    return found.why.first.every(({ fact }) => fact === 'tamperProtection') ? found.why.opens : [];
  });
}

/** The steps of the first operating system of the group that has a way; empty when none has. */
export function stepsOfGroup(group: ResolvedGroup, from: From): readonly PathStep[] {
  return waysOfGroup(group, from).find(({ length }) => length > 0) ?? [];
}

/** What the fleet file says of the devices and their ways make untrue, each fact once. */
export function closingOfGroup(group: ResolvedGroup, from: From): readonly Closing[] {
  const found = new Map(
    waysOfGroup(group, from)
      .flatMap((steps) => closingOf(group, steps))
      .map((one) => [one.fact, one]),
  );
  return [...found.values()];
}

/** Everything that is to be done on the ways of a group's operating systems. */
export function actionsOfGroup(group: ResolvedGroup, from: From): ReadonlySet<ActionId> {
  return new Set(waysOfGroup(group, from).flatMap((steps) => steps.map(({ action }) => action)));
}

/**
 * Where the devices of a group most likely are, when only its fleet file is asked: where it says, else without Defender
 * Antivirus, else beside the other antivirus that it calls registered, else active as Windows comes.
 */
export function likelyFrom(group: ResolvedGroup): FromMode {
  if (group.currentMode !== undefined) return group.currentMode;
  if (isReinstalled(group)) return 'disabled';
  const isBeside = typeof group.antivirus === 'object' && group.antivirus.registered === true;
  if (!isBeside || group.osModes.every(({ mechanism }) => mechanism !== 'automatic')) return 'active';
  return group.onboarding?.state === 'onboarded' ? 'passive' : 'disabled';
}
