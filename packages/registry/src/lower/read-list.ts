import type { MapPart, RegistryWrite, SettingRow } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import { mapPair } from '@mdav/core/format';
import type { RegistryEntry } from '../form.ts';
import { upperCase } from '../names.ts';
import type { EntryIndex, Placed } from './entry-index.ts';
import { policyKey } from './policy-key.ts';
import { allOdd, type Understood } from './understood.ts';

type ListWrite = Extract<RegistryWrite, { kind: 'list' }>;
type Note = NonNullable<Understood['notes']>[number];

interface Good {
  readonly at: number;
  readonly pair: readonly [string, MapPart];
  /** Its data is a number where a text belongs. */
  readonly isNumber: boolean;
}

/**
 * What a policy says by a list: the values in its key, the marker that says that it is managed, and an instruction that
 * empties the key before they are put in, after which the list is exactly that.
 */
export function readList(row: SettingRow, write: ListWrite, index: EntryIndex): Understood | undefined {
  const key = policyKey(write.key);
  const emptied = index.emptiedBy(key);
  const filled = index.inKey(key).filter((placed) => !emptied.includes(placed));
  const markers = write.marker === undefined ? [] : index.ofValue(policyKey(write.marker.key), write.marker.name);
  const all = inOrder([...filled, ...emptied, ...markers]);
  if (all.length === 0) return undefined;
  const isOneKey = all.length === emptied.length;
  // A key that is emptied and nothing more is for nobody in particular to say, unless no marker is to go with it.
  if (isOneKey && write.marker !== undefined && emptied.some(({ entry }) => entry.kind !== 'clear')) return undefined;
  if (isRemoved(write, filled, emptied, markers, index))
    return { value: REMOVE, from: all.map(({ at }) => at), odd: [] };
  const why = whyNoList(write, { key, filled, emptied, markers }, index);
  if (why !== undefined) return allOdd(all, why);
  const { good, odd } = readEntries(row, write, filled);
  if (good.length === 0 && markers.length === 0) return { value: undefined, from: [], odd };
  const notes = notesOn(row, write, { good, emptied, markers });
  const value =
    row.type.kind === 'map' ? Object.fromEntries(good.map(({ pair }) => pair)) : good.map(({ pair }) => pair[0]);
  const from = [...good, ...emptied, ...markers].map(({ at }) => at);
  return { value, from, odd, ...(notes.length > 0 && { notes }) };
}

interface Parts {
  readonly key: string;
  readonly filled: readonly Placed[];
  readonly emptied: readonly Placed[];
  readonly markers: readonly Placed[];
}

function whyNoList(write: ListWrite, { key, filled, emptied, markers }: Parts, index: EntryIndex): string | undefined {
  if (index.isDisturbed(key, emptied)) return 'an instruction for a key above decides what becomes of it';
  const first = filled.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  if (emptied.some(({ at }) => at > first)) return 'its key is emptied after something was put in';
  if (emptied.length > 0 && filled.length === 0) return 'its key is emptied, and its marker stays';
  if (write.marker === undefined || markers.length === 0 || isMarked(write, markers, index)) return undefined;
  const { name } = write.marker;
  const isOnlyUnmarked = filled.length === 0 && markers.every(({ entry }) => entry.kind === 'delete');
  return isOnlyUnmarked
    ? `only the value ${name}, by which it counts as managed, is taken away, and its entries may stay on the device`
    : `the value ${name}, by which a list counts as managed, is not set to 1 once`;
}

function readEntries(
  row: SettingRow,
  write: ListWrite,
  filled: readonly Placed[],
): { readonly good: readonly Good[]; readonly odd: Understood['odd'] } {
  const counts = new Map<string, number>();
  for (const { entry } of filled) counts.set(nameIn(entry), (counts.get(nameIn(entry)) ?? 0) + 1);
  const good: Good[] = [];
  const odd: { readonly at: number; readonly why: string }[] = [];
  for (const { at, entry } of filled) {
    const isOnce = counts.get(nameIn(entry)) === 1;
    const pair = isOnce ? pairOf(row, write, entry) : undefined;
    if (!isOnce) odd.push({ at, why: 'the list has the entry more than once' });
    else if (pair === undefined) odd.push({ at, why: 'its name or data is none that an entry of the list can have' });
    else good.push({ at, pair, isNumber: entry.kind === 'set' && entry.data.type === 'dword' });
  }
  return { good, odd };
}

function notesOn(
  row: SettingRow,
  write: ListWrite,
  { good, emptied, markers }: Pick<Parts, 'emptied' | 'markers'> & { readonly good: readonly Good[] },
): readonly Note[] {
  const notes: Note[] = [];
  const [first] = good;
  if (first !== undefined && write.marker !== undefined && markers.length === 0) {
    const says = `${row.id} is read from a list without the value ${write.marker.name}, by which templates say that it is managed; it is written with it.`;
    notes.push({ at: first.at, says });
  }
  const numbers = good.filter(({ isNumber }) => isNumber);
  if (numbers[0] !== undefined) {
    const count =
      numbers.length === good.length ? 'whose entries' : `of which ${numbers.length} of ${good.length} entries`;
    notes.push({
      at: numbers[0].at,
      says: `${row.id} is read from a list ${count} are numbers; they are written as text.`,
    });
  }
  const [empty] = emptied;
  if (empty !== undefined) {
    const says = `${row.id} is exactly this list: its key is emptied first. It is written without that, and what a device has besides stays.`;
    notes.push({ at: empty.at, says });
  }
  return notes;
}

function nameIn(entry: RegistryEntry): string {
  return 'name' in entry ? upperCase(entry.name) : '';
}

/** The marker deleted and the list emptied, with nothing put into it. */
function isRemoved(
  write: ListWrite,
  filled: readonly Placed[],
  emptied: readonly Placed[],
  markers: readonly Placed[],
  index: EntryIndex,
): boolean {
  if (filled.length > 0 || emptied.length !== 1) return false;
  if (write.marker === undefined) return true;
  return markers.length === 1 && markers[0]?.entry.kind === 'delete' && !index.isDisturbed(policyKey(write.marker.key));
}

function isMarked(write: ListWrite, markers: readonly Placed[], index: EntryIndex): boolean {
  const entry = markers[0]?.entry;
  if (write.marker === undefined || markers.length !== 1 || entry?.kind !== 'set') return false;
  return entry.data.type === 'dword' && entry.data.value === 1 && !index.isDisturbed(policyKey(write.marker.key));
}

function pairOf(row: SettingRow, write: ListWrite, entry: RegistryEntry): readonly [string, MapPart] | undefined {
  if (entry.kind !== 'set' || !/^[^\r\n\0]+$/.test(entry.name)) return undefined;
  const { data } = entry;
  const text = data.type === 'sz' ? data.value : data.type === 'dword' ? String(data.value) : undefined;
  if (text === undefined) return undefined;
  if (row.type.kind !== 'map') return text === (write.data ?? entry.name) ? [entry.name, text] : undefined;
  const { names: keys, as: values, alsoReads } = write;
  return mapPair(row.type, { keys, values, ...(alsoReads && { alsoReads }) }, entry.name, text);
}

function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return [...new Set(placed)].sort((a, b) => a.at - b.at);
}
