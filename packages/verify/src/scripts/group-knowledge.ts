import { isPassive, type Mode, OS_KIND_INFO, OS_KINDS, type OsKind } from '@mdav/core';
import type { Known } from '@mdav/core/decision';
import { type GroupFacts, HIGHEST_BUILD, type OsFacts } from '../facts/group-facts.ts';
import { FORCING_DATA } from '../facts/places.ts';
import { KNOWN_BUILDS } from '../state/os-of.ts';

/** What the fleet file settles for every device of a group, so that its scripts need not ask. */
export function knownOf(group: GroupFacts): Known {
  return {
    wanted: [group.wanted],
    ...(group.wantsBlockMode ? {} : { floor: ['met'] }),
    onboarding: [group.onboarding],
    ...(group.tamperProtected === undefined ? { tamperWish: ['unknown'] } : {}),
    blockPolicy: ['set', group.planOf(undefined).withoutPolicy, 'unknown'],
  };
}

/** The data of `ForceDefenderPassiveMode` that brings a server into the mode. */
export function forcingData(mode: Mode): number {
  return isPassive(mode) ? FORCING_DATA.passive : FORCING_DATA.active;
}

/** Builds, both ends included, and what a device with one of them counts as. */
export interface SystemRange {
  readonly kind: OsKind;
  readonly first: number;
  readonly last: number;
  readonly os: OsFacts['os'];
}

/**
 * What a device counts as in a group, by its kind and build: whichever system it runs, since a script can reach a
 * device that the fleet file does not mean. Builds that no range has are not recognised.
 */
export function systemRanges(group: GroupFacts): readonly SystemRange[] {
  const ranges: SystemRange[] = [];
  const add = (kind: OsKind, first: number, last: number, os: OsFacts['os']) => {
    const before = ranges.at(-1);
    // Who does not say what a system counts as is not recognised.
    if (first > last || os === 'unknown') return;
    if (before?.kind === kind && before.os === os && before.last + 1 === first)
      ranges[ranges.length - 1] = { ...before, last };
    else ranges.push({ kind, first, last, os });
  };
  for (const kind of OS_KINDS) {
    const since = OS_KIND_INFO[kind].class === 'server' ? group.firstServer + 1 : Number.POSITIVE_INFINITY;
    let next = 0;
    for (const { first, last, id } of KNOWN_BUILDS.filter((known) => known.kind === kind)) {
      add(kind, Math.max(next, since), first - 1, 'server');
      add(kind, first, last, group.planOf(id).os);
      next = last + 1;
    }
    add(kind, Math.max(next, since), HIGHEST_BUILD, 'server');
  }
  return ranges;
}
