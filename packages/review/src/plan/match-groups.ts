import { identityOf } from '@mdav/core/format';
import { likeness } from './likeness.ts';
import type { PlannedGroup } from './plan-state.ts';

/** A group on both sides, or on the one that has it. */
export interface GroupPair {
  readonly before?: PlannedGroup;
  readonly after?: PlannedGroup;
  /** How it was recognised, where it goes by another name now. */
  readonly renamed?: Recognition;
}

/** What says that two groups of different names are one. */
export type Recognition =
  /** The key `was` of the fleet file. */
  | { readonly by: 'was' }
  /** What is said of both: so much of what tells them from other groups is the same. */
  | { readonly by: 'content'; readonly same: number; readonly of: number };

/** Groups that have less than this in common are two groups. */
const ENOUGH = 0.75;
/** The same where people describe them in other words: rings of one migration are much alike. */
const ENOUGH_DESCRIBED_OTHERWISE = 0.9;

function enough(old: PlannedGroup, fresh: PlannedGroup): number {
  const [was, is] = [old.group?.description, fresh.group?.description];
  return was !== undefined && is !== undefined && was !== is ? ENOUGH_DESCRIBED_OTHERWISE : ENOUGH;
}

/**
 * Finds the groups of one side on the other: by their first names, by their names, and what is left over by its content.
 * Every group is in one pair.
 */
export function matchGroups(before: readonly PlannedGroup[], after: readonly PlannedGroup[]): readonly GroupPair[] {
  const pairs: GroupPair[] = [];
  const left = { before: new Set(before), after: new Set(after) };
  const take = (old: PlannedGroup, fresh: PlannedGroup, recognised: Recognition): void => {
    left.before.delete(old);
    left.after.delete(fresh);
    pairs.push({ before: old, after: fresh, ...(old.name === fresh.name ? {} : { renamed: recognised }) });
  };
  const takeWhere = (isSame: (old: PlannedGroup, fresh: PlannedGroup) => boolean): void => {
    for (const fresh of left.after) {
      const old = [...left.before].filter((candidate) => isSame(candidate, fresh));
      if (old[0] !== undefined && old.length === 1) take(old[0], fresh, { by: 'was' });
    }
  };
  const twice = new Set(identitiesTwice(after));
  takeWhere((old, fresh) => identityOf(old) === identityOf(fresh) && !twice.has(identityOf(fresh)));
  takeWhere((old, fresh) => old.name === fresh.name);
  // Somebody named the last name of the group in place of its first one.
  takeWhere((old, fresh) => old.name === fresh.was);
  for (const { old, fresh, same, of } of candidates([...left.before], [...left.after], before, after))
    if (left.before.has(old) && left.after.has(fresh)) take(old, fresh, { by: 'content', same, of });
  return [
    ...pairs,
    ...[...left.before].map((old) => ({ before: old })),
    ...[...left.after].map((fresh) => ({ after: fresh })),
  ];
}

/** First names that do not tell groups apart; `was-taken` reports them. */
function identitiesTwice(groups: readonly PlannedGroup[]): readonly string[] {
  const all = groups.map(identityOf);
  return all.filter((identity, index) => all.indexOf(identity) !== index);
}

/** Pairs that may be one group, the most alike first; of equally alike ones those whose names have most in common. */
function candidates(
  gone: readonly PlannedGroup[],
  come: readonly PlannedGroup[],
  before: readonly PlannedGroup[],
  after: readonly PlannedGroup[],
) {
  return gone
    .flatMap((old) => come.map((fresh) => ({ old, fresh, ...likeness(old, fresh, before, after) })))
    .filter(({ old, fresh, share }) => share >= enough(old, fresh))
    .map((pair) => ({ ...pair, words: wordsInCommon(pair.old.name, pair.fresh.name) }))
    .sort((a, b) => b.share - a.share || b.words - a.words || order(a.old, b.old) || order(a.fresh, b.fresh));
}

function order(a: PlannedGroup, b: PlannedGroup): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function wordsInCommon(a: string, b: string): number {
  const words = (name: string) => new Set(name.toLowerCase().split(/[-_]/));
  const others = words(b);
  return [...words(a)].filter((word) => others.has(word)).length;
}
