import type { MapPart, SettingRow, SettingValue } from '@mdav/core';
import { findSetting } from '@mdav/core';
import { isSameValue, settingPosition } from '@mdav/core/format';
import { type FoundPolicy, policyWords } from '../policy/found-policy.ts';
import { conflictWords, type ImportConflict, type Said, settleWords } from './conflict.ts';
import { showDistinct } from './show-distinct.ts';

/** A setting of a group, with what to tell about it. */
export interface MergedSetting {
  readonly id: string;
  readonly value: SettingValue;
  /** The value with why it is that one, as a fleet file says both; absent when nobody says why. */
  readonly justified?: unknown;
  /** It was written by people although the mode brings it. */
  readonly isWritten?: true;
  /** For a comment; absent when all policies say the same. */
  readonly note?: string;
  /** The same for keys of a map. */
  readonly keyNotes?: Readonly<Record<string, string>>;
}

export interface MergedSettings {
  readonly settings: readonly MergedSetting[];
  readonly conflicts: readonly ImportConflict[];
}

/**
 * The settings of several policies in the order of the catalogue. Lists and maps whose entries are values of their own are
 * put together, as the device does; for anything else one policy has the last word, and the conflict says which and why.
 */
export function mergeSettings(group: string, policies: readonly FoundPolicy[]): MergedSettings {
  const said = new Map<string, Said<SettingValue>[]>();
  for (const policy of policies) {
    for (const [id, value] of Object.entries(policy.settings)) {
      const words = said.get(id) ?? [];
      words.push({ policy, value });
      said.set(id, words);
    }
  }
  const conflicts: ImportConflict[] = [];
  const settings = [...said]
    .sort(([left], [right]) => settingPosition(left) - settingPosition(right))
    .map(([id, words]): MergedSetting => {
      const { conflicts: own, ...merged } = mergeWords(group, id, words);
      for (const one of own) conflicts.push(one);
      return { id, ...merged, value: inCatalogueOrder(findSetting(id), merged.value) };
    });
  return { settings, conflicts };
}

interface MergedWords extends Omit<MergedSetting, 'id'> {
  readonly conflicts: readonly ImportConflict[];
}

function mergeWords(group: string, id: string, words: readonly Said<SettingValue>[]): MergedWords {
  const row = findSetting(id);
  const isOneWord = words.every(({ value }) => isSameValue(id, value, words[0]?.value ?? value));
  if (!isOneWord && row !== undefined && isAdditive(row)) {
    const lists = words.flatMap(({ policy, value }) => (isList(value) ? [{ policy, value }] : []));
    if (lists.length === words.length) return mergeLists(lists);
    const maps = words.flatMap(({ policy, value }) => (isMap(value) ? [{ policy, value }] : []));
    if (maps.length === words.length) return mergeMaps(group, row, maps);
  }
  const isSame = (left: SettingValue, right: SettingValue) => isSameValue(id, left, right);
  const show = showDistinct(
    id,
    words.map(({ value }) => value),
  );
  const about = { group, subject: id, show, isSame, ...(row === undefined ? {} : { row }) };
  const { winner, conflict } = settleWords(words, about);
  if (conflict === undefined) return { value: winner.value, conflicts: [] };
  return { value: winner.value, note: conflictNote(conflict), conflicts: [conflict] };
}

/** Every entry is a registry value of its own, so that entries of several policies stand side by side. */
export function isAdditive({ type, registry }: SettingRow): boolean {
  return (
    (type.kind === 'list' || type.kind === 'map') &&
    registry.kind === 'values' &&
    registry.writes.every(({ kind }) => kind === 'list')
  );
}

function mergeLists(words: readonly Said<readonly string[]>[]): MergedWords {
  const entries = new Map<string, string>();
  for (const entry of words.flatMap(({ value }) => value)) {
    if (!entries.has(entry.toLowerCase())) entries.set(entry.toLowerCase(), entry);
  }
  return { value: [...entries.values()], note: togetherNote(words), conflicts: [] };
}

function mergeMaps(
  group: string,
  row: SettingRow,
  words: readonly Said<Readonly<Record<string, MapPart>>>[],
): MergedWords {
  const keys = [...new Set(words.flatMap(({ value }) => Object.keys(value)))];
  const conflicts: ImportConflict[] = [];
  const keyNotes: Record<string, string> = {};
  const pairs = keys.map((key) => {
    const about = words.flatMap(({ policy, value }) =>
      Object.hasOwn(value, key) ? [{ policy, value: value[key] ?? '' }] : [],
    );
    const { winner, conflict } = settleWords(about, {
      group,
      subject: `${row.id}.${key}`,
      row,
      show: (part: MapPart) => (typeof part === 'string' ? part : part.join(', ')),
      isSame: (left, right) => isSameValue(row.id, { [key]: left }, { [key]: right }),
    });
    if (conflict !== undefined) {
      conflicts.push(conflict);
      keyNotes[key] = conflictNote(conflict);
    }
    return [key, winner.value] as const;
  });
  return { value: Object.fromEntries(pairs), note: togetherNote(words), keyNotes, conflicts };
}

/** The order of the keys of a map means nothing; they stand as in the catalogue, and those it does not know behind. */
function inCatalogueOrder(row: SettingRow | undefined, value: SettingValue): SettingValue {
  if (row?.type.kind !== 'map' || !isMap(value)) return value;
  const order = Object.keys(row.type.keys);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value).sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1)),
  );
}

function togetherNote(words: readonly Said<unknown>[]): string {
  const names = [...new Set(words.map(({ policy }) => policyWords(policy)))];
  const shown = names.length <= 3 ? names.join(', ') : `${names.length} policies`;
  return `Put together from ${shown}.`;
}

/** A conflict as a comment. */
export function conflictNote(conflict: ImportConflict): string {
  return `Conflict: ${conflictWords(conflict)}.`;
}

function isList(value: SettingValue): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isMap(value: SettingValue): value is Readonly<Record<string, MapPart>> {
  return typeof value === 'object' && !Array.isArray(value);
}
