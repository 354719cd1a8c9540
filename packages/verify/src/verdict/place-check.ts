import { findSetting } from '@mdav/core';
import type { ExpectedEntry } from '@mdav/core/decision';
import type { CollectedData } from '../state/collected.ts';
import { asPropertyName, dataOf, memberOf } from '../state/registry-value.ts';

/** Values of a key as a device told them; `null` for a key that is not there. */
export type KeyValues = Readonly<Record<string, CollectedData | null>> | null | undefined;

/** How a place of the registry stands to what is expected there; bits, so that entries add up. */
export const ABSENT = 1;
export const MATCH = 2;
export const DIFFER = 4;
export const UNTOLD = 8;
/** Nothing is expected and nothing is there: agrees with absent and with match. */
const NEUTRAL = 0;

/** An expected entry made ready: which of the fetched keys it looks at, and what it wants there. */
export type EntryCheck = ValueCheck | KeyCheck;

interface ValueCheck {
  readonly kind: 'value';
  readonly keyIndex: number;
  readonly key: string;
  readonly name: string;
  readonly data: number | string | readonly string[] | null;
  readonly also: readonly (number | string)[];
  /** Mobile device management may keep a number as text; for policy the type counts. */
  readonly isLenient: boolean;
  /** Present for a list in one value: how its text comes apart, whether its order counts, and its items in lower case. */
  readonly list?: {
    readonly delimiter: string;
    readonly isOrdered: boolean;
    readonly items: readonly string[];
    /** The items as the fleet file spells them. */
    readonly spelling: ReadonlyMap<string, string>;
  };
}

interface KeyCheck {
  readonly kind: 'key';
  readonly keyIndex: number;
  readonly key: string;
  readonly names: readonly string[];
  readonly data: readonly (number | string)[];
  /** Names in lower case to data: names of values compare without regard to case. */
  readonly folded: ReadonlyMap<string, number | string>;
}

/** The place of a key in the list of keys that are fetched once per device. */
export type KeyIndex = (key: string) => number;

/** Makes an entry ready; the catalogue tells which settings hold lists. */
export function entryCheck(
  setting: string,
  place: 'policy' | 'mdm',
  entry: ExpectedEntry,
  indexOf: KeyIndex,
): EntryCheck {
  const { key } = entry;
  const keyIndex = indexOf(key);
  if ('values' in entry) {
    const pairs = Object.entries(entry.values);
    return {
      kind: 'key',
      keyIndex,
      key,
      names: pairs.map(([name]) => asPropertyName(name)),
      data: pairs.map(([, data]) => data),
      folded: new Map(pairs.map(([name, data]) => [name.toLowerCase(), data])),
    };
  }
  const list = listOf(setting, place, entry.data);
  return {
    kind: 'value',
    keyIndex,
    key,
    name: asPropertyName(entry.name),
    data: entry.data,
    also: entry.also ?? [],
    isLenient: place === 'mdm',
    ...(list === undefined ? {} : { list }),
  };
}

function listOf(setting: string, place: 'policy' | 'mdm', data: unknown): ValueCheck['list'] {
  const row = findSetting(setting);
  if (row === undefined) return Array.isArray(data) ? asList('\0', true, data as readonly string[]) : undefined;
  if (row.type.kind !== 'list' && row.type.kind !== 'map') return undefined;
  const isOrdered = row.type.kind === 'list' && row.type.ordered === true;
  if (Array.isArray(data)) return asList('\0', isOrdered, data as readonly string[]);
  if (typeof data !== 'string') return undefined;
  const { registry, mdm } = row;
  const write = registry.kind === 'values' ? registry.writes.find(({ kind }) => kind === 'value') : undefined;
  const byPolicy = write?.kind === 'value' ? write.delimiter : undefined;
  const delimiter = (place === 'policy' ? byPolicy : mdm.kind === 'node' ? mdm.delimiter : undefined) ?? '|';
  return asList(delimiter, isOrdered, data === '' ? [] : data.split(delimiter));
}

function asList(delimiter: string, isOrdered: boolean, texts: readonly string[]): ValueCheck['list'] {
  const spelling = new Map(texts.map((text) => [text.trim().toLowerCase(), text.trim()]));
  return { delimiter, isOrdered, items: foldedItems(texts, isOrdered), spelling };
}

/** Items in lower case, each once and in order unless the order counts. */
function foldedItems(texts: readonly string[], isOrdered: boolean): readonly string[] {
  const items = texts.map((text) => text.trim().toLowerCase()).filter((text) => text !== '');
  return isOrdered ? items : [...new Set(items)].sort();
}

/** How a place stands, all its entries together. */
export function placeState(checks: readonly EntryCheck[], keys: readonly KeyValues[]): number {
  let seen = 0;
  for (let index = 0; index < checks.length; index++) {
    const check = checks[index] as EntryCheck;
    seen |= entryState(check, keys[check.keyIndex]);
  }
  if ((seen & DIFFER) !== 0) return DIFFER;
  if ((seen & UNTOLD) !== 0) return UNTOLD;
  if ((seen & MATCH) !== 0) return (seen & ABSENT) !== 0 ? DIFFER : MATCH;
  return ABSENT;
}

/** How one entry stands. */
export function entryState(check: EntryCheck, values: KeyValues): number {
  if (values === undefined) return UNTOLD;
  if (check.kind === 'key') return keyState(check, values);
  if (values === null) return check.data === null ? NEUTRAL : ABSENT;
  const told: unknown = memberOf(values, check.name);
  if (told === check.data) return told === null ? NEUTRAL : MATCH;
  if (told === null) return ABSENT;
  const data = dataOf(told);
  if (data === undefined) return UNTOLD;
  return isSame(check, data) ? MATCH : DIFFER;
}

function isSame(check: ValueCheck, told: CollectedData | null): boolean {
  const { data, list } = check;
  if (data === null || told === null) return false;
  if (typeof told !== 'object' && check.also.includes(told)) return true;
  if (list !== undefined) return isSameList(list, told);
  return check.isLenient && typeof told !== 'object' && typeof data !== 'object' && String(told) === String(data);
}

function isSameList(list: NonNullable<ValueCheck['list']>, told: CollectedData): boolean {
  const items = foldedItems(itemsIn(told, list.delimiter), list.isOrdered);
  return items.length === list.items.length && items.every((item, index) => item === list.items[index]);
}

/** The entries that the data of one value hold. */
export function itemsIn(told: CollectedData, delimiter: string): readonly string[] {
  if (typeof told === 'string') return told.split(delimiter);
  return Array.isArray(told) ? (told as readonly unknown[]).filter((item) => typeof item === 'string') : [String(told)];
}

function keyState(check: KeyCheck, values: NonNullable<KeyValues> | null): number {
  const { names, data } = check;
  if (values === null) return names.length === 0 ? NEUTRAL : ABSENT;
  let told = 0;
  for (const name in values) if (values[name] !== null) told++;
  if (told === 0) return names.length === 0 ? NEUTRAL : ABSENT;
  if (told !== names.length) return DIFFER;
  for (let index = 0; index < names.length; index++)
    if (values[names[index] as string] !== data[index]) return isSameFolded(check, values) ? MATCH : DIFFER;
  return MATCH;
}

function isSameFolded({ folded }: KeyCheck, values: NonNullable<KeyValues>): boolean {
  for (const name in values) if (values[name] !== null && folded.get(name.toLowerCase()) !== values[name]) return false;
  return true;
}
