import { findSetting, type SettingValue } from '@mdav/core';
import { valueOfCode } from '@mdav/core/format';
import type { CollectedData } from '../state/collected.ts';
import type { DeviceState } from '../state/device-state.ts';
import { dataOf, memberOf } from '../state/registry-value.ts';
import { type EntryCheck, itemsIn, type KeyValues } from './place-check.ts';
import { judge, judgeDevice, type SettingCheck, type SettingSource } from './settings-check.ts';

/** A setting whose effective value is not the wanted one. */
export interface SettingDifference {
  readonly setting: string;
  readonly wanted: SettingValue;
  readonly source: SettingSource;
  /** What counts on the device, as far as it can be said in the words of the fleet file; `null` when nothing is set. */
  readonly effective: SettingValue | CollectedData | null;
  /** The values of the registry that differ, with what they hold; `null` for not there. */
  readonly seen: readonly { readonly where: string; readonly held: CollectedData | null }[];
  /** For lists: what is wanted and not there, and what is there and not wanted. */
  readonly missing?: readonly string[];
  /** For maps: what the keys that are there are set to, as far as it can be said in the words of the fleet file. */
  readonly words?: Readonly<Record<string, string>>;
  readonly extra?: readonly string[];
}

/** Says how a setting differs on a device. */
export function differenceOf(check: SettingCheck, keys: readonly KeyValues[], state: DeviceState): SettingDifference {
  const { expected } = check;
  const { source } = judgeDevice(check, keys, state);
  const byRegistry = source === 'other-than-policy' ? judge(check, keys).source : source;
  const place = byRegistry === 'policy' || byRegistry === 'nothing' ? 'policy' : 'mdm';
  const entries = (place === 'policy' ? (check.policy ?? check.mdm) : check.mdm) ?? [];
  const list = entries.map((entry) => listDifference(entry, keys)).find((found) => found !== undefined);
  const words = keyWords(expected.setting);
  const told = wordsOf(expected.setting, entries, keys);
  return {
    setting: expected.setting,
    wanted: expected.wanted,
    source,
    effective: source === 'nothing' ? null : effectiveOf(expected.setting, place, entries, keys),
    seen: entries.flatMap((entry) => seenIn(entry, keys)),
    ...(list === undefined ? {} : { missing: list.missing.map(words), extra: list.extra.map(words) }),
    ...(Object.keys(told).length === 0 ? {} : { words: told }),
  };
}

function effectiveOf(
  setting: string,
  place: 'policy' | 'mdm',
  entries: readonly EntryCheck[],
  keys: readonly KeyValues[],
): SettingValue | CollectedData | null {
  const list = entries.find(({ kind }) => kind === 'key');
  if (list !== undefined) return namesIn(keys[list.keyIndex]).map(keyWords(setting));
  const entry = entries[0];
  if (entry?.kind !== 'value') return null;
  const data = heldBy(entry, keys) ?? null;
  if (data === null) return null;
  if (entry.list !== undefined) return itemsIn(data, entry.list.delimiter);
  const row = findSetting(setting);
  if (row === undefined || typeof data === 'object') return data;
  const { registry, mdm, type } = row;
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  const codes = place === 'mdm' ? (mdm.kind === 'node' ? mdm.as : undefined) : write?.as;
  return valueOfCode(type, codes, data, place === 'mdm' ? undefined : write?.alsoReads) ?? data;
}

/** Codes of keys in the words of the fleet file, such as attack surface reduction rules for their GUIDs. */
function keyWords(setting: string): (text: string) => string {
  const row = findSetting(setting);
  if (row?.type.kind !== 'map') return (text) => text;
  const { registry, mdm } = row;
  const codes = [
    ...(registry.kind === 'values' ? registry.writes.map((write) => ('keys' in write ? write.keys : undefined)) : []),
    mdm.kind === 'node' ? mdm.keys : undefined,
  ];
  const words = new Map<string, string>();
  for (const known of codes)
    for (const [word, code] of Object.entries(known ?? {})) words.set(String(code).toLowerCase(), word);
  return (text) => {
    const [code = '', ...rest] = text.split('=');
    const word = words.get(code.trim().toLowerCase());
    return word === undefined ? text : [word, ...rest].join('=');
  };
}

/** Keys of a map with what they are set to. */
function wordsOf(
  setting: string,
  entries: readonly EntryCheck[],
  keys: readonly KeyValues[],
): Readonly<Record<string, string>> {
  const row = findSetting(setting);
  const list = entries.find(({ kind }) => kind === 'key');
  if (row?.type.kind !== 'map' || row.registry.kind !== 'values' || list === undefined) return {};
  const codes = Object.assign(
    {},
    ...row.registry.writes.map((write) => (write.kind === 'list' ? write.as : undefined)),
  );
  const words = new Map(Object.entries(codes).map(([word, code]) => [String(code), word]));
  const name = keyWords(setting);
  const values = keys[list.keyIndex] ?? {};
  return Object.fromEntries(
    Object.keys(values).flatMap((key) => {
      const data = dataOf(memberOf(values, key));
      const word = typeof data === 'string' || typeof data === 'number' ? words.get(String(data)) : undefined;
      return word === undefined ? [] : [[name(key), word]];
    }),
  );
}

function seenIn(entry: EntryCheck, keys: readonly KeyValues[]): SettingDifference['seen'] {
  if (entry.kind === 'key') return [];
  const held = heldBy(entry, keys);
  return held === undefined || held === entry.data ? [] : [{ where: `${entry.key}\\${entry.name}`, held }];
}

function heldBy(
  entry: Extract<EntryCheck, { kind: 'value' }>,
  keys: readonly KeyValues[],
): CollectedData | null | undefined {
  const values = keys[entry.keyIndex];
  return values === null || values === undefined ? values : dataOf(memberOf(values, entry.name));
}

function namesIn(values: KeyValues): readonly string[] {
  return values === null || values === undefined ? [] : Object.keys(values).filter((name) => values[name] !== null);
}

function listDifference(
  entry: EntryCheck,
  keys: readonly KeyValues[],
): Required<Pick<SettingDifference, 'missing' | 'extra'>> | undefined {
  if (entry.kind === 'key') {
    const values = keys[entry.keyIndex] ?? {};
    const told = Object.entries(values).filter(([, data]) => data !== null);
    const same = ([name, data]: readonly [string, unknown]) => entry.folded.get(name.toLowerCase()) === data;
    const right = new Set(told.filter(same).map(([name]) => name.toLowerCase()));
    return {
      missing: entry.names.filter((name) => !right.has(name.toLowerCase())),
      extra: told.filter((pair) => !same(pair)).map(([name]) => name),
    };
  }
  if (entry.list === undefined) return undefined;
  const { delimiter, items, spelling } = entry.list;
  const held = heldBy(entry, keys);
  const told = held === null || held === undefined ? [] : itemsIn(held, delimiter);
  const folded = new Set(told.map((item) => item.trim().toLowerCase()));
  return {
    missing: items.filter((item) => !folded.has(item)).map((item) => spelling.get(item) ?? item),
    extra: told.filter((item) => item.trim() !== '' && !items.includes(item.trim().toLowerCase())),
  };
}
