import type { DeviceMatch } from '@mdav/core';
import { fitsPattern, namePatterns } from './name-patterns.ts';

/** A group as far as matching is concerned. */
export interface MatchedGroup {
  readonly fleet: string;
  readonly group: string;
  /** The first name of the group, which data from before it was renamed give. */
  readonly was?: string;
  readonly match?: DeviceMatch;
}

/** What a device says of its group: the group itself, tags, or its name alone. */
export interface DeviceNames {
  readonly device: string;
  readonly fleet: string | undefined;
  readonly group: string | undefined;
  readonly machineGroup: string | undefined;
  readonly tags: readonly string[];
}

/** What groups claim a device by: their own name, which data and portal give, a device tag, or the name of the device. */
export type ClaimedBy = 'group' | 'tag' | 'name';

/**
 * The place of a group in the list, or why there is none: several; none of the name that the data give; data of another
 * fleet that nothing else claims; or none at all.
 */
export type Matched =
  | { readonly kind: 'group'; readonly index: number }
  | { readonly kind: 'ambiguous'; readonly indexes: readonly number[]; readonly by: ClaimedBy }
  | { readonly kind: 'unknown-group' | 'other-fleet' | 'none' };

const NONE: Matched = { kind: 'none' };
const UNKNOWN_GROUP: Matched = { kind: 'unknown-group' };
const OTHER_FLEET: Matched = { kind: 'other-fleet' };

/** Spellings of groups that are kept; hostile data have any number of them. */
const MOST_NAMES = 4096;

/**
 * Makes the groups ready for finding that of a device: a group that the data name, also by its first name, wins, then the device group of the
 * portal where it has the name of one, then tags, then the name of the device. Names are held against the patterns whole
 * and without the domain. A fleet of one group that does not say who belongs to it takes every device whose data do not
 * name another fleet.
 */
export function deviceMatcher(groups: readonly MatchedGroup[]): (device: DeviceNames) => Matched {
  const found = groups.map((_, index): Matched => ({ kind: 'group', index }));
  const fleets = new Set(groups.map(({ fleet }) => fleet.toLowerCase()));
  const names = new Set(groups.map(({ fleet, group }) => `${fleet}/${group}`.toLowerCase()));
  const byGroup = owners(groups, ({ fleet, group, was = group }) =>
    // A name that another group has now is that group's.
    (names.has(`${fleet}/${was}`.toLowerCase()) ? [group] : [group, was]).flatMap((name) => [name, `${fleet}/${name}`]),
  );
  const byTag = owners(groups, ({ match }) => match?.tags ?? []);
  const patterns = namePatterns(
    groups.flatMap(({ match }, index) => (match?.names ?? []).map((name) => [name, index] as const)),
  );
  const only = groups.length === 1 && groups[0]?.match === undefined ? found[0] : undefined;
  const hits = new Set<number>();

  function fromHits(by: ClaimedBy): Matched | undefined {
    if (hits.size === 0) return undefined;
    const [first] = hits;
    if (hits.size === 1 && first !== undefined) return found[first] ?? NONE;
    return { kind: 'ambiguous', indexes: [...hits].sort((a, b) => a - b), by };
  }

  function look(map: ReadonlyMap<string, readonly number[]>, word: string | undefined): void {
    const indexes = word === undefined ? undefined : map.get(word.toLowerCase());
    if (indexes !== undefined) for (const index of indexes) hits.add(index);
  }

  /** What names of a fleet and a group lead to, as they are spelled; nothing for a group of another fleet. */
  const named = new Map<string, Map<string | undefined, Matched | undefined>>();
  let spellings = 0;

  function byName(group: string, fleet: string | undefined): Matched | undefined {
    const known = named.get(group);
    if (known?.has(fleet)) return known.get(fleet);
    if (spellings++ === MOST_NAMES) {
      named.clear();
      spellings = 1;
    }
    hits.clear();
    const isOurs = fleet === undefined || fleets.has(fleet.toLowerCase());
    if (isOurs) look(byGroup, fleet === undefined ? group : `${fleet}/${group}`);
    const matched = isOurs ? (fromHits('group') ?? UNKNOWN_GROUP) : undefined;
    named.set(group, (named.get(group) ?? new Map()).set(fleet, matched));
    return matched;
  }

  return ({ device, fleet, group, machineGroup, tags }) => {
    const matched = group === undefined ? undefined : byName(group, fleet);
    if (matched !== undefined) return matched;
    if (only !== undefined) return fleet === undefined || fleets.has(fleet.toLowerCase()) ? only : OTHER_FLEET;
    hits.clear();
    look(byGroup, machineGroup);
    let by: ClaimedBy = 'group';
    if (hits.size === 0) {
      by = 'tag';
      for (const tag of tags) look(byTag, tag);
    }
    if (hits.size === 0) {
      by = 'name';
      for (const name of namesOf(device)) patterns.find(name, hits);
    }
    return fromHits(by) ?? (group === undefined ? NONE : OTHER_FLEET);
  };
}

/** By what a group claims a device that several groups claim, as the fleet file writes it. */
export function claimOf({ match }: MatchedGroup, by: ClaimedBy, { device, tags }: DeviceNames): string {
  switch (by) {
    case 'group':
      return 'by its own name';
    case 'tag': {
      const told = new Set(tags.map((tag) => tag.toLowerCase()));
      return `by the tag ${(match?.tags ?? []).filter((tag) => told.has(tag.toLowerCase())).join(', ')}`;
    }
    case 'name': {
      const names = namesOf(device).map((name) => name.toLowerCase());
      const fits = (pattern: string) => names.some((name) => fitsPattern(pattern.toLowerCase(), name));
      return `by the name ${(match?.names ?? []).filter(fits).join(', ')}`;
    }
  }
}

/** The name of a device, whole and without its domain: `fs-1.corp.example`, `CORP\fs-1`. */
function namesOf(device: string): readonly string[] {
  const start = device.lastIndexOf('\\') + 1;
  const dot = device.indexOf('.', start);
  return start === 0 && dot <= 0 ? [device] : [device, device.slice(start, dot > start ? dot : undefined)];
}

/** Groups by a word of theirs, in lower case. */
function owners(
  groups: readonly MatchedGroup[],
  wordsOf: (group: MatchedGroup) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const map = new Map<string, number[]>();
  for (const [index, group] of groups.entries())
    for (const word of wordsOf(group)) {
      const known = map.get(word.toLowerCase());
      if (known === undefined) map.set(word.toLowerCase(), [index]);
      else known.push(index);
    }
  return map;
}
