import { ENTRY_KEY } from '../catalogue/describe.ts';
import { findSetting } from '../catalogue/lookup.ts';
import { codeOfKey, wordOfKey } from '../catalogue/map-key.ts';
import type { ListItem, SettingRow } from '../catalogue/row.ts';
import type { Location } from '../diagnostic/diagnostic.ts';
import type { Path } from '../diagnostic/locate.ts';
import { isJustified, JUSTIFICATION_KEYS, type Justification, splitJustified, VALUE } from '../model/justification.ts';
import type { Assignment, LayerName, LayerStep } from '../model/resolved.ts';
import type { ListEntry, MapPart, SettingValue } from '../model/value.ts';
import { entryText } from '../model/value.ts';
import { REMOVE } from '../model/vocabulary.ts';

/** What one layer says of a setting: a value or `{ extend: … }`, with or without why. */
export interface Said {
  readonly setting: string;
  readonly value: unknown;
  readonly layer: LayerName;
  /** Where the setting stands in the layer, or a part of its value. */
  readonly locate: (rest: Path, what?: 'value' | 'key') => Location;
}

/** The parts of a list or map with the place of each, side by side, and why they are there. */
interface Parts {
  readonly value: SettingValue;
  readonly entries?: readonly Location[];
  readonly keys?: Readonly<Record<string, Location>>;
  readonly keyJustifications?: Readonly<Record<string, Justification>>;
  readonly justification?: Justification;
}

/** Lays what one layer says on what the layers below made of the setting. Its value and why it is that one go together. */
export function stackSetting(below: Assignment | undefined, said: Said): Assignment {
  const { setting, layer, locate } = said;
  const row = findSetting(setting);
  const { value: plain, justification } = splitJustified(said.value);
  const isMore = isExtension(plain);
  const own = { ...partsOf(row, said), ...(justification && { justification }) };
  const at = locate([], 'key');
  const effect = isMore ? 'extends' : own.value === REMOVE ? 'removes' : 'sets';
  const step: LayerStep = { layer, effect, value: own.value, ...(justification && { justification }), at };
  return {
    setting,
    ...settle(isMore && below !== undefined ? extend(row, settledParts(below), own) : own, { layer, at }),
    history: [...(below?.history ?? []), step],
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
  const { setting, origin } = written;
  const parts = extend(findSetting(setting), settledParts(fromMode), settledParts(written));
  return { setting, ...settle(parts, origin), history: [step, ...steps] };
}

/** What an assignment comes to. */
function settle(
  { value, entries, keys, justification, keyJustifications = {} }: Parts,
  { layer, at }: { readonly layer: LayerName; readonly at: Location },
): Omit<Assignment, 'setting' | 'history'> {
  return {
    value,
    origin: { kind: 'written', layer, at, ...(entries && { entries }), ...(keys && { keys }) },
    ...(justification && { justification }),
    ...(Object.keys(keyJustifications).length > 0 && { keyJustifications }),
  };
}

/** True for `{ extend: … }`. No map of the catalogue has a name like that; the generator sees to it. */
function isExtension(value: unknown): value is { readonly extend: SettingValue } {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'extend');
}

function partsOf(row: SettingRow | undefined, { value: said, locate }: Said): Parts {
  const { value: plain } = splitJustified(said);
  const path = [...(isJustified(said) ? [VALUE] : []), ...(isExtension(plain) ? ['extend'] : [])];
  const value = (isExtension(plain) ? plain.extend : plain) as SettingValue;
  if (Array.isArray(value)) return { value, entries: value.map((_, index) => locate([...path, index])) };
  if (row?.type.kind !== 'map' || typeof value !== 'object') return { value };
  const parts = named(row, value as Named).map(({ key, name, word }) => ({
    name,
    ...splitJustified(word),
    at: locate([...path, key], 'key'),
  }));
  return inOrder(row, {
    value: Object.fromEntries(parts.map(({ name, value: word }) => [name, word as MapPart])),
    keys: Object.fromEntries(parts.map(({ name, at }) => [name, at])),
    keyJustifications: Object.fromEntries(
      parts.flatMap(({ name, justification }) => (justification === undefined ? [] : [[name, justification]])),
    ),
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
function settledParts({ value, origin, justification, keyJustifications }: Assignment): Parts {
  const why = { ...(justification && { justification }), ...(keyJustifications && { keyJustifications }) };
  if (origin.kind === 'written')
    return {
      value,
      ...(origin.entries && { entries: origin.entries }),
      ...(origin.keys && { keys: origin.keys }),
      ...why,
    };
  return Array.isArray(value) ? { value, entries: value.map(() => origin.at), ...why } : { value, ...why };
}

/**
 * What is added brings its justification along to every part that has none of its own, and so does what stays of the
 * layers below: neither speaks for the parts of the other.
 */
function extend(row: SettingRow | undefined, below: Parts, own: Parts): Parts {
  if (below.value === REMOVE) return own;
  return Array.isArray(own.value) ? extendList(row, below, own) : extendMap(row, below, own);
}

/** Entries of the layers below that the layer does not repeat, then its own: the later one of two equal entries stays. */
function extendList(row: SettingRow | undefined, below: Parts, own: Parts): Parts {
  const texts = new Set((own.value as readonly ListEntry[]).map(entryId));
  const kept = (below.value as readonly ListEntry[])
    .map((entry, index) => ({ entry, at: below.entries?.[index] ?? {} }))
    .filter(({ entry }) => !texts.has(entryId(entry)));
  // Flags and the entries of some lists are words alone: what is said of them is said of the whole.
  const canCarry = row?.type.kind === 'list' && row.type.annotated === true;
  const carry = (entry: ListEntry, why: Justification | undefined) =>
    canCarry && why !== undefined ? withWhy(row.type.of, entry, why) : entry;
  const added = (own.value as readonly ListEntry[]).map((entry) => carry(entry, own.justification));
  const justification = canCarry ? undefined : (own.justification ?? below.justification);
  return {
    value: [...kept.map(({ entry }) => carry(entry, below.justification)), ...added],
    entries: [...kept.map(({ at }) => at), ...(own.entries ?? [])],
    ...(justification && { justification }),
  };
}

/** An entry with why it is there, unless it says something of that itself. */
function withWhy(of: ListItem, entry: ListEntry, justification: Justification): ListEntry {
  if (typeof entry === 'string') return { [ENTRY_KEY[of]]: entry, ...justification };
  return JUSTIFICATION_KEYS.some((key) => entry[key] !== undefined) ? entry : { ...entry, ...justification };
}

/** Windows compares paths, extensions and addresses without regard to case. */
function entryId(entry: ListEntry): string {
  return entryText(entry).toLowerCase();
}

type Named = Readonly<Record<string, MapPart>>;

/** As `extendList`: of two equal keys the later one stays. A rule by name and the same rule by GUID are one key. */
function extendMap(row: SettingRow | undefined, below: Parts, own: Parts): Parts {
  const names = Object.keys(own.value as Named);
  const ids = new Set(names.map((key) => keyId(row, key)));
  const kept = Object.keys(below.value as Named).filter((key) => !ids.has(keyId(row, key)));
  const pick = <T>(from: Readonly<Record<string, T>>) =>
    Object.fromEntries(kept.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key] as T]));
  const each = (those: readonly string[], why: Justification | undefined) =>
    why === undefined ? {} : Object.fromEntries(those.map((name) => [name, why]));
  return inOrder(row, {
    value: { ...pick(below.value as Named), ...(own.value as Named) },
    keys: { ...pick(below.keys ?? {}), ...own.keys },
    keyJustifications: {
      ...each(kept, below.justification),
      ...pick(below.keyJustifications ?? {}),
      ...each(names, own.justification),
      ...own.keyJustifications,
    },
  });
}

/** Names in the order of the catalogue, then the others: the order of the file means nothing and shows nowhere. */
function inOrder(row: SettingRow | undefined, parts: Parts): Parts {
  const { value, keys = {}, keyJustifications = {} } = parts;
  const names = row?.type.kind === 'map' ? Object.keys(row.type.keys) : [];
  const rank = (key: string) => (names.includes(key) ? names.indexOf(key) : names.length);
  const sorted = Object.keys(value).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const order = <T>(from: Readonly<Record<string, T>>) =>
    Object.fromEntries(sorted.filter((key) => Object.hasOwn(from, key)).map((key) => [key, from[key] as T]));
  return {
    ...parts,
    value: order(value as Named),
    keys: Object.fromEntries(sorted.map((key) => [key, keys[key] ?? {}])),
    keyJustifications: order(keyJustifications),
  };
}

function keyId(row: SettingRow | undefined, key: string): string {
  return (row === undefined ? key : (codeOfKey(row, key) ?? key)).toLowerCase();
}
