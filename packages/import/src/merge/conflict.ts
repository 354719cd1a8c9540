import type { SettingRow, SourceId } from '@mdav/core';
import type { Applied } from '@mdav/core/format';
import { type FoundPolicy, filterSentence, isIntune, policyWords } from '../policy/found-policy.ts';
import { actsAfter } from './acts-after.ts';
import { firstByLinks } from './by-links.ts';

/** Something that several policies of one group say differently. Subject, values and policies are text for people. */
export interface ImportConflict {
  readonly group: string;
  /** What it is about: a setting, a name of a setting that is a map, or the key and name of a raw value. */
  readonly subject: string;
  readonly says: readonly { readonly by: string; readonly value: string }[];
  /** The policy whose word stands in the file. */
  readonly kept: string;
  /** Why that one; complete sentences. Where no source documents it, they say so. */
  readonly why: string;
  /** What documents that. */
  readonly sources: readonly SourceId[];
}

/** One policy's word on something. */
export interface Said<Value> {
  readonly policy: FoundPolicy;
  readonly value: Value;
}

/** Why one of several words counts, and what documents it. */
type Reason = Pick<ImportConflict, 'why' | 'sources'>;

/** Nobody should take for documented what is merely how Windows and Intune are known to behave. */
function undocumented(why: string): Reason {
  return { why: `${why} None of the sources of mdav documents this.`, sources: [] };
}

const GROUP_POLICY = undocumented('Group Policy is applied again and again, and after local policy.');
const NOT_LATER = undocumented('Nothing tells which of them is applied last; the last one named is kept.');

/** How late a policy acts on the registry, and why its word stands; of two, the later is what the device has in the end. */
const ACTS: Readonly<Record<Applied, { readonly rank: number; readonly reason: Reason }>> = {
  observed: { rank: 0, reason: NOT_LATER },
  configmgr: { rank: 0, reason: NOT_LATER },
  intune: { rank: 0, reason: NOT_LATER },
  once: { rank: 0, reason: NOT_LATER },
  'local-policy': {
    rank: 1,
    reason: undocumented('Local policy is applied again and again, a registration file once.'),
  },
  'group-policy': { rank: 2, reason: GROUP_POLICY },
  preferences: { rank: 3, reason: GROUP_POLICY },
};

const BY_LINKS = 'The order of the links decides, which no file tells; the last one named is kept.';
const WHY_LAST: { readonly [A in Applied]?: string } = {
  once: 'The file that was imported last counts, and no file tells which one that is; the last one named is kept.',
  configmgr: 'The priority of antimalware policies decides, which no file tells; the last one named is kept.',
};

/** Which of several words counts on the device, as far as that can be told, and why. There is at least one word. */
export function decideWinner<Value>(
  words: readonly Said<Value>[],
  row: SettingRow | undefined,
): { readonly winner: Said<Value> } & Reason {
  const meant = words.filter(({ policy }) => policy.kind.applied !== 'observed');
  const [first = words[0], second] = meant;
  if (first === undefined) throw new Error('nobody said anything');
  if (meant.length === 0) {
    const why = 'Each device shows what it has at one moment; the first one named is kept.';
    return { winner: first, ...undocumented(why) };
  }
  if (second === undefined && words.length > 1) {
    const why = 'A policy says what is meant; what a device shows may have come there in any way.';
    return { winner: first, ...undocumented(why) };
  }
  return decideLatest(meant, first, row);
}

function decideLatest<Value>(
  words: readonly Said<Value>[],
  first: Said<Value>,
  row: SettingRow | undefined,
): { readonly winner: Said<Value> } & Reason {
  const registry = words.filter(({ policy }) => !isIntune(policy));
  if (registry.length === 0) {
    const why =
      'Which of two Intune policies a device obeys is not sure; the first one named is kept. Policies for different devices are to be imported apart, folder by folder or each by itself.';
    return { winner: first, ...undocumented(why) };
  }
  const rank = Math.max(...registry.map(({ policy }) => ACTS[policy.kind.applied].rank));
  const latest = registry.filter(({ policy }) => ACTS[policy.kind.applied].rank === rank);
  const { winner, ...reason } = lastOf(latest, first);
  if (registry.length < words.length) return { winner, ...whyOverIntune(winner.policy, row) };
  return withFilter({ winner, ...(latest.length === 1 ? whyLatest(winner, registry) : reason) }, registry);
}

/** Which of several policies of one kind is applied last. */
function lastOf<Value>(latest: readonly Said<Value>[], first: Said<Value>): { readonly winner: Said<Value> } & Reason {
  const winner = latest.at(-1) ?? first;
  const { applied } = winner.policy.kind;
  const links = applied in WHY_LAST ? undefined : firstByLinks(latest.map(({ policy }) => policy));
  if (links === undefined) return { winner, ...undocumented(WHY_LAST[applied] ?? BY_LINKS) };
  const { first: index, why, sources } = links;
  const linked = index === undefined ? undefined : latest[index];
  return linked === undefined
    ? { winner, why: `${why} The last one named is kept.`, sources }
    : { winner: linked, why, sources };
}

/** What a filter keeps from a device leaves it what the others say. */
function withFilter<Value>(
  decided: { readonly winner: Said<Value> } & Reason,
  registry: readonly Said<Value>[],
): { readonly winner: Said<Value> } & Reason {
  const { policy } = decided.winner;
  const filter = registry.some((word) => word.policy.path !== policy.path) ? filterSentence(policy) : undefined;
  return filter === undefined ? decided : { ...decided, why: `${decided.why} ${filter}` };
}

function whyLatest<Value>(winner: Said<Value>, registry: readonly Said<Value>[]): Reason {
  const { applied } = winner.policy.kind;
  const over = registry.filter((word) => word !== winner).map(({ policy }) => actsAfter(applied, policy.kind.applied));
  const [first] = over;
  return first !== undefined && !over.includes(undefined) ? first : ACTS[applied].reason;
}

function whyOverIntune({ kind }: FoundPolicy, row: SettingRow | undefined): Reason {
  if (kind.deliver !== 'gpo')
    return undocumented('Whoever wrote last counts; the word of the registration file is kept.');
  if (row?.mdmWinsOverGp === true)
    return {
      why: 'MDMWinsOverGP decides: with it the word of Intune counts. It is taken for not set, so that of Group Policy is kept.',
      sources: ['mdmwins'],
    };
  return {
    why: 'The last writer wins, because MDMWinsOverGP does not cover this; the word of Group Policy is kept.',
    sources: ['mdmwins', 'dcsp'],
  };
}

/** What several words are about, and how to tell them apart and show them. */
export interface Subject<Value> {
  readonly group: string;
  readonly subject: string;
  readonly row?: SettingRow;
  readonly show: (value: Value) => string;
  readonly isSame: (left: Value, right: Value) => boolean;
}

/** The word that counts, with the conflict when the words differ. There is at least one word. */
export function settleWords<Value>(
  words: readonly Said<Value>[],
  { group, subject, row, show, isSame }: Subject<Value>,
): { readonly winner: Said<Value>; readonly conflict?: ImportConflict } {
  const { winner, why, sources } = decideWinner(words, row);
  if (words.every(({ value }) => isSame(value, winner.value))) return { winner };
  const conflict: ImportConflict = {
    group,
    subject,
    says: words.map(({ policy, value }) => ({ by: policyWords(policy), value: show(value) })),
    kept: policyWords(winner.policy),
    why,
    sources,
  };
  return { winner, conflict };
}

/** One of the values in a conflict, with the policies that say it. */
export interface ConflictSide {
  readonly value: string;
  readonly by: readonly string[];
  readonly isKept: boolean;
}

/** A conflict by values, the kept one first. */
export function conflictSides({ says, kept }: ImportConflict): readonly ConflictSide[] {
  const sides = new Map<string, string[]>();
  for (const { value, by } of says) sides.set(value, [...(sides.get(value) ?? []), by]);
  const keptValue = says.findLast(({ by }) => by === kept)?.value;
  return [...sides]
    .map(([value, by]) => ({ value, by: [...new Set(by)], isKept: value === keptValue }))
    .sort((a, b) => Number(b.isKept) - Number(a.isKept));
}

/** The sides of a conflict in one line: `audit (GPO "A"; kept), block (GPO "B" and 2 more)`. */
export function conflictWords(conflict: ImportConflict): string {
  return conflictSides(conflict)
    .map(({ value, by: [first = '', ...others], isKept }) => {
      const who = others.length === 0 ? first : `${first} and ${others.length} more`;
      return `${value} (${who}${isKept ? '; kept' : ''})`;
    })
    .join(', ');
}
