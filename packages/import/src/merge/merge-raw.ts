import type { RawOma, RawRegistry } from '@mdav/core';
import { isWholeKey, type RawCandidate, rawSubject, subkeyOf } from '@mdav/core/format';
import { wellFormed } from '@mdav/quote';
import { type FoundPolicy, policyWords } from '../policy/found-policy.ts';
import { type ImportConflict, type Said, settleWords } from './conflict.ts';
import { conflictNote } from './merge-settings.ts';
import { inKeyOrder, inUriOrder } from './raw-order.ts';

/** An entry of `raw`, with what to tell about it. */
export interface MergedRaw<Entry> {
  readonly entry: Entry;
  readonly note?: string;
}

export interface MergedRaws {
  readonly registry: readonly MergedRaw<RawRegistry>[];
  readonly oma: readonly MergedRaw<RawOma>[];
  readonly conflicts: readonly ImportConflict[];
}

/**
 * The raw entries of several policies, in the order in which policy is written. What two policies say alike stands once; where they differ one of
 * them has the last word. Several entries of one policy about the same value stay: their order is what they mean.
 */
export function mergeRaw(
  group: string,
  policies: readonly FoundPolicy[],
  wanted: (candidate: RawCandidate) => boolean,
): MergedRaws {
  const bySubject = new Map<string, Said<readonly RawCandidate[]>[]>();
  for (const policy of policies) {
    const own = new Map<string, RawCandidate[]>();
    for (const candidate of policy.raw.filter(wanted)) {
      const id = rawId(candidate.entry);
      own.set(id, [...(own.get(id) ?? []), candidate]);
    }
    for (const [id, value] of own) bySubject.set(id, [...(bySubject.get(id) ?? []), { policy, value }]);
  }
  const conflicts: ImportConflict[] = [];
  const registry: MergedRaw<RawRegistry>[] = [];
  const oma: MergedRaw<RawOma>[] = [];
  for (const words of bySubject.values()) {
    const about = words[0]?.value[0]?.entry;
    const { winner, conflict } = settleWords(words, {
      group,
      subject: about === undefined ? '' : rawSubject(about),
      show: showEntries,
      isSame: (left, right) => JSON.stringify(left.map(plain)) === JSON.stringify(right.map(plain)),
    });
    if (conflict !== undefined) conflicts.push(conflict);
    for (const candidate of winner.value) {
      const reason = reasonOf(candidate, winner.policy);
      const note = [candidate.note, conflict && conflictNote(conflict)].filter(Boolean).join('\n');
      const more = note === '' ? {} : { note };
      if (candidate.kind === 'registry') registry.push({ entry: { ...candidate.entry, reason }, ...more });
      else oma.push({ entry: { ...candidate.entry, reason }, ...more });
    }
  }
  return { registry: inKeyOrder(registry), oma: inUriOrder(oma), conflicts };
}

/** Equal for entries about the same thing, as the device compares them. */
export function rawId(entry: RawCandidate['entry'] | RawRegistry | RawOma): string {
  if ('uri' in entry) return `oma ${entry.uri.replace(/^\.\/Vendor\//i, './Device/Vendor/').toLowerCase()}`;
  const key = subkeyOf(entry.key).toLowerCase();
  return isWholeKey(entry) ? `${entry.type} ${key}` : `value ${key}\0${entry.name.toLowerCase()}`;
}

function showEntries(entries: readonly RawCandidate[]): string {
  return entries
    .map(({ entry }) => {
      if ('uri' in entry) return String(entry.value);
      if (!('data' in entry)) return entry.type;
      return Array.isArray(entry.data) ? entry.data.join(', ') : String(entry.data);
    })
    .join(', then ');
}

/** What an entry does, with the spelling of its names left out. */
function plain({ entry }: RawCandidate): unknown {
  return [rawId(entry), { ...entry, key: '', name: '', uri: '' }];
}

const FROM = 'imported from ';

/** What it is for, when anybody said, and where the entry was found. A reason of an earlier import stays. */
function reasonOf(candidate: RawCandidate, policy: FoundPolicy): string {
  const known = policy.set.own?.manifest?.reasons[rawSubject(candidate.entry)];
  if (known !== undefined) return known;
  const description = oneLine(candidate.description ?? '');
  if (candidate.kind === 'oma' && description.includes(FROM)) return description;
  // A name says more than a path, which stands above the group anyway.
  const from = `${FROM}${oneLine(policy.name?.trim() ? policyWords(policy) : policy.path)}`;
  return description === '' ? from : `${description} (${from})`;
}

function oneLine(text: string): string {
  return wellFormed(text)
    .replace(/[\r\n\0]+/g, ' ')
    .trim();
}
