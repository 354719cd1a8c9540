import { isDefenderKey, isDefenderUri, type RawCandidate } from '@mdav/core';
import { safeGroupName, uniqueGroupName } from '../policy/group-names.ts';
import type { ImportSource, OwnGroup } from '../policy/source.ts';

/** What an import makes groups of, and what it leaves alone. */
export interface ImportPlan {
  readonly groups: readonly ImportGroup[];
  /** Sources that say nothing about Defender that a fleet file could hold. */
  readonly others: readonly ImportSource[];
}

/** A group to be, and the policies that it comes of. */
export interface ImportGroup {
  readonly name: string;
  readonly sources: readonly ImportSource[];
  /** What mdav's own output says about it. */
  readonly own?: OwnGroup;
}

/** How sources are put into groups. */
export interface ImportPlanOptions {
  /** Puts everything into the one group of this name. */
  readonly group?: string;
  /** Also takes policy that is not Defender's. */
  readonly all?: boolean;
}

/**
 * Which groups come of some sources: one for each set, named after it and sorted by name. Names are safe, and
 * told apart by numbers where two sets have the same.
 */
export function planImport(
  sources: readonly ImportSource[],
  { group, all = false }: ImportPlanOptions = {},
): ImportPlan {
  const setOf = ({ set }: ImportSource) => group ?? set.id;
  const speaking = new Set(sources.filter((source) => isImportable(source, all)).map(setOf));
  const sets = new Map<string, ImportSource[]>();
  for (const source of sources) {
    const isWanted = speaking.has(setOf(source)) && (isImportable(source, all) || isAboutDefender(source));
    if (isWanted) sets.set(setOf(source), [...(sets.get(setOf(source)) ?? []), source]);
  }
  const wanted = new Set([...sets.values()].flat());
  const names: string[] = [];
  const groups = [...sets.values()].map((members): ImportGroup => {
    const own = members.find(({ set }) => set.own !== undefined)?.set.own;
    const name = group ?? uniqueGroupName(own?.group ?? safeGroupName(members[0]?.set.title ?? ''), names);
    names.push(name);
    return { name, sources: members, ...(own === undefined ? {} : { own }) };
  });
  groups.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { groups, others: sources.filter((source) => !wanted.has(source)) };
}

/** True for a source with something that a fleet file may hold. */
function isImportable(source: ImportSource, all: boolean): boolean {
  const isWhole = isTakenWhole(source, all);
  return (
    Object.keys(source.settings).length > 0 || source.raw.some((candidate) => isWhole || isDefenderCandidate(candidate))
  );
}

/** What mdav wrote is a fleet's, whatever it is about. */
export function isTakenWhole({ set }: ImportSource, all: boolean): boolean {
  return all || set.own !== undefined;
}

/** True for a source that says something about Defender, in words that a fleet file has or not. */
function isAboutDefender({ unsayable }: ImportSource): boolean {
  return unsayable.some(({ isDefender }) => isDefender);
}

/** True for an entry that is Defender's. */
export function isDefenderCandidate({ entry }: RawCandidate): boolean {
  return 'uri' in entry ? isDefenderUri(entry.uri) : isDefenderKey(entry.key);
}
