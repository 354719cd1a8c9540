import { findSetting } from '../catalogue/lookup.ts';
import { codeOfKey, wordOfKey } from '../catalogue/map-key.ts';
import type { SettingRow } from '../catalogue/row.ts';
import type { Location } from '../diagnostic/diagnostic.ts';
import type { Path } from '../diagnostic/locate.ts';
import type { Assignment, LayerName, LayerStep } from '../model/resolved.ts';
import type { ListEntry, MapPart, SettingValue } from '../model/value.ts';
import { entryText } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';

/** What one layer says of a setting: a value, or `{ extend: … }`. */
export interface Said {
  readonly setting: string;
  readonly value: unknown;
  readonly layer: LayerName;
  /** Where the setting stands in the layer, or a part of its value. */
  readonly locate: (rest: Path, what?: 'value' | 'key') => Location;
}

/** The parts of a list or map with the place of each, side by side. */
interface Parts {
  readonly value: SettingValue;
  readonly entries?: readonly Location[];
  readonly keys?: Readonly<Record<string, Location>>;
}

/** Lays what one layer says on what the layers below made of the setting. */
export function stackSetting(below: Assignment | undefined, said: Said): Assignment {
  const { setting, layer, locate } = said;
  const row = findSetting(setting);
  const isMore = isExtension(said.value);
  const own = partsOf(row, said);
  const { value, ...places } = isMore && below !== undefined ? extend(row, settledParts(below), own) : own;
  const at = locate([], 'key');
  const effect = isMore ? 'extends' : own.value === REMOVE ? 'removes' : 'sets';
  return {
    setting,
    value,
    origin: { kind: 'written', layer, at, ...places },
    history: [...(below?.history ?? []), { layer, effect, value: own.value, at }],
  };
}

/**
 * Puts what the mode makes of a setting below what was written. It is on record then, and part of the value when the
 * layers only extend it.
 */
export function stackOnMode(fromMode: Assignment, written: Assignment): Assignment {
  const step: LayerStep = { layer: 'mode', effect: 'sets', value: fromMode.value, at: fromMode.origin.at };
  const steps = written.history ?? [];
  const isOnlyMore = steps.length > 0 && steps.every(({ effect }) => effect === 'extends');
  if (!isOnlyMore || written.origin.kind !== 'written') return { ...written, history: [step, ...steps] };
  const below = settledParts(fromMode);
  const { value, ...places } = extend(findSetting(written.setting), below, settledParts(written));
  return { ...written, value, origin: { ...written.origin, ...places }, history: [step, ...steps] };
}

/** True for `{ extend: … }`. No map of the catalogue has a name like that; the generator sees to it. */
function isExtension(value: unknown): value is { readonly extend: SettingValue } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'extend');
}

function partsOf(row: SettingRow | undefined, { value: said, locate }: Said): Parts {
  const path = isExtension(said) ? ['extend'] : [];
  const value = (isExtension(said) ? said.extend : said) as SettingValue;
  if (Array.isArray(value)) return { value, entries: value.map((_, index) => locate([...path, index])) };
  if (row?.type.kind !== 'map' || typeof value !== 'object') return { value };
  const parts = named(row, value as Named).map(({ key, name, word }) => ({
    name,
    word,
    at: locate([...path, key], 'key'),
  }));
  return inOrder(row, {
    value: Object.fromEntries(parts.map(({ name, word }) => [name, word])),
    keys: Object.fromEntries(parts.map(({ name, at }) => [name, at])),
  });
}

/** The keys of a map under their names: what has a code and a name goes by the name, unless it stands there twice. */
function named(row: SettingRow, value: Named): readonly { key: string; name: string; word: MapPart }[] {
  const entries = Object.entries(value).map(([key, word]) => ({ key, name: wordOfKey(row, key) ?? key, word }));
  const names = new Set<string>();
  const twice = new Set(entries.flatMap(({ name }) => (names.size === names.add(name).size ? [name] : [])));
  return entries.map((entry) => (twice.has(entry.name) ? { ...entry, name: entry.key } : entry));
}

/** What an assignment came to; the parts of a value that the mode gave all stand where the mode does. */
function settledParts({ value, origin }: Assignment): Parts {
  if (origin.kind === 'written')
    return { value, ...(origin.entries && { entries: origin.entries }), ...(origin.keys && { keys: origin.keys }) };
  return Array.isArray(value) ? { value, entries: value.map(() => origin.at) } : { value };
}

function extend(row: SettingRow | undefined, below: Parts, own: Parts): Parts {
  if (below.value === REMOVE) return own;
  return Array.isArray(own.value) ? extendList(below, own) : extendMap(row, below, own);
}

/** Entries of the layers below that the layer does not repeat, then its own: the later one of two equal entries stays. */
function extendList(below: Parts, own: Parts): Parts {
  const texts = new Set((own.value as readonly ListEntry[]).map(entryId));
  const kept = (below.value as readonly ListEntry[])
    .map((entry, index) => ({ entry, at: below.entries?.[index] ?? {} }))
    .filter(({ entry }) => !texts.has(entryId(entry)));
  return {
    value: [...kept.map(({ entry }) => entry), ...(own.value as readonly ListEntry[])],
    entries: [...kept.map(({ at }) => at), ...(own.entries ?? [])],
  };
}

/** Windows compares paths, extensions and addresses without regard to case. */
function entryId(entry: ListEntry): string {
  return entryText(entry).toLowerCase();
}

type Named = Readonly<Record<string, MapPart>>;

/** As `extendList`: of two equal keys the later one stays. A rule by name and the same rule by GUID are one key. */
function extendMap(row: SettingRow | undefined, below: Parts, own: Parts): Parts {
  const ids = new Set(Object.keys(own.value as Named).map((key) => keyId(row, key)));
  const kept = Object.keys(below.value as Named).filter((key) => !ids.has(keyId(row, key)));
  const pick = <T>(from: Readonly<Record<string, T>>) => Object.fromEntries(kept.map((key) => [key, from[key] as T]));
  return inOrder(row, {
    value: { ...pick(below.value as Named), ...(own.value as Named) },
    keys: { ...pick(below.keys ?? {}), ...own.keys },
  });
}

/** Names in the order of the catalogue, then the others: the order of the file means nothing and shows nowhere. */
function inOrder(row: SettingRow | undefined, { value, keys = {} }: Parts): Parts {
  const names = row?.type.kind === 'map' ? Object.keys(row.type.keys) : [];
  const rank = (key: string) => (names.includes(key) ? names.indexOf(key) : names.length);
  const sorted = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return {
    value: Object.fromEntries(sorted.map((key) => [key, (value as Named)[key] as MapPart])),
    keys: Object.fromEntries(sorted.map((key) => [key, keys[key] ?? {}])),
  };
}

function keyId(row: SettingRow | undefined, key: string): string {
  return (row === undefined ? key : (codeOfKey(row, key) ?? key)).toLowerCase();
}
