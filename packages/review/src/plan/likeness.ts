import type { PlannedGroup } from './plan-state.ts';

/** How much two groups say alike, of what tells them from the groups beside them. */
export interface Likeness {
  /** From 0 to 1. A setting that both have with different values counts half. */
  readonly share: number;
  /** What is said in the same words. */
  readonly same: number;
  readonly of: number;
}

/** What is said of a group, by what it is about. */
type Sayings = ReadonlyMap<string, string>;

const NOTHING_ALIKE: Likeness = { share: 0, same: 0, of: 0 };

/**
 * Compares a group of the old side with one of the new one. What every other group says as well, for instance because it
 * stands in the defaults, tells nothing; it counts where there is nothing else. Groups without an operating system in
 * common, and groups that name their devices and have none in common, are never alike.
 */
export function likeness(
  old: PlannedGroup,
  fresh: PlannedGroup,
  before: readonly PlannedGroup[],
  after: readonly PlannedGroup[],
): Likeness {
  if (!old.os.some((os) => fresh.os.includes(os)) || haveOtherDevices(old, fresh)) return NOTHING_ALIKE;
  // What one of the sides cannot know, such as facts behind files, is no difference.
  const hasFacts = old.facts !== undefined && fresh.facts !== undefined;
  const [was, is] = [sayingsOf(old, hasFacts), sayingsOf(fresh, hasFacts)];
  const all = [...new Set([...was.keys(), ...is.keys()])];
  const beside = [...before.filter((group) => group !== old), ...after.filter((group) => group !== fresh)].map(
    (group) => sayingsOf(group, hasFacts),
  );
  const isShared = (key: string) =>
    was.get(key) === is.get(key) && beside.length > 0 && beside.every((other) => other.get(key) === is.get(key));
  const telling = all.filter((key) => !isShared(key));
  const compared = telling.length === 0 ? all : telling;
  const same = compared.filter((key) => was.get(key) === is.get(key)).length;
  const half = compared.filter((key) => isHalf(key, was, is)).length;
  return { share: compared.length === 0 ? 1 : (same + half / 2) / compared.length, same, of: compared.length };
}

/** The same setting or place with another value: more in common than nothing. Facts are said of every group. */
function isHalf(key: string, was: Sayings, is: Sayings): boolean {
  return !key.startsWith('fact ') && was.has(key) && is.has(key) && was.get(key) !== is.get(key);
}

function sayingsOf({ mode, os, facts, settings, residue, group }: PlannedGroup, hasFacts: boolean): Sayings {
  return new Map([
    ['fact mode', mode ?? ''],
    ...(hasFacts ? Object.entries(facts ?? {}) : [['os', [...os].sort().join()] as const]).map(
      ([fact, value]) => [`fact ${fact}`, value] as const,
    ),
    ...(hasFacts && group?.description !== undefined ? [['fact description', group.description] as const] : []),
    ...deviceWords(group).map((word) => [`device ${word}`, ''] as const),
    ...settings.map(({ setting, value }) => [`setting ${setting}`, JSON.stringify(value)] as const),
    ...residue.map(({ place, says }) => [`raw ${place}`, says] as const),
  ]);
}

function deviceWords(group: PlannedGroup['group']): readonly string[] {
  const { names = [], tags = [] } = group?.devices ?? {};
  return [...names, ...tags].map((word) => word.toLowerCase());
}

function haveOtherDevices(old: PlannedGroup, fresh: PlannedGroup): boolean {
  const [a, b] = [deviceWords(old.group), deviceWords(fresh.group)];
  return a.length > 0 && b.length > 0 && !a.some((word) => b.includes(word));
}
