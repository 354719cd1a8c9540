import { type MapPart, type SettingValue, settingRows } from '@mdav/core';
import { isSameValue, type OtherWord } from '@mdav/core/format';
import type { RegistryEntry } from '../form.ts';
import { upperCase, valueId } from '../names.ts';
import { effectOf } from './effect.ts';
import { indexEntries } from './entry-index.ts';
import { policyKey } from './policy-key.ts';
import { readByWrite } from './read.ts';

/**
 * The entries that set or delete a value which a later one sets or deletes again. Where a file is carried out from top to
 * bottom, nothing of them stays: of a registry.pol [MS-GPREG] 3.2.5.1.2 says that it is; of a .reg it is what Wine and hivex do,
 * as `tests/second-readers` tells. What stands before or after a value that is set only where there is none is not among them.
 */
export function overwritten(entries: readonly RegistryEntry[]): ReadonlySet<RegistryEntry> {
  const later = new Set<string>();
  const open = new Set(entries.filter(isOther).flatMap(idsOf));
  const found = new Set<RegistryEntry>();
  for (const entry of entries.toReversed()) {
    const [id] = idsOf(entry);
    if (id === undefined || isOther(entry) || isKeyAlone(entry) || open.has(id)) continue;
    if (later.has(id)) found.add(entry);
    else later.add(id);
  }
  return found;
}

/** An instruction about values that is not plainly one value's: several by name, or one where there is none. */
function isOther({ kind }: RegistryEntry): boolean {
  return kind === 'directive';
}

function idsOf(entry: RegistryEntry): readonly string[] {
  const key = upperCase(entry.key);
  return effectOf(entry).values.map((name) => valueId(key, name));
}

/** The record that makes a key, which looks like one of the default value and sets nothing. */
function isKeyAlone(entry: RegistryEntry): boolean {
  return entry.kind === 'set' && entry.name === '' && entry.data.type === 'raw' && entry.data.bytes.length === 0;
}

/**
 * What entries that something overwrote say of settings otherwise than the policy does at last, each word once. A deletion
 * makes room for what comes after it, and is no word.
 */
export function overwrittenWords(
  entries: readonly RegistryEntry[],
  settings: Readonly<Record<string, SettingValue>>,
): ReadonlyMap<RegistryEntry, OtherWord> {
  const words = new Map<RegistryEntry, OtherWord>();
  const seen = new Set<string>();
  const readers = readersOf(settings);
  for (const entry of entries) {
    if (entry.kind !== 'set') continue;
    const key = upperCase(entry.key);
    const read = readers.get(valueId(key, entry.name)) ?? readers.get(key);
    const word = read?.(entry);
    if (word === undefined || seen.has(JSON.stringify(word))) continue;
    seen.add(JSON.stringify(word));
    words.set(entry, word);
  }
  return words;
}

type ReadWord = (entry: RegistryEntry) => OtherWord | undefined;

/** How to read an entry alone, by the value or the key of a list that it is in; for settings that are there. */
function readersOf(settings: Readonly<Record<string, SettingValue>>): ReadonlyMap<string, ReadWord> {
  const readers = new Map<string, ReadWord>();
  for (const row of settingRows()) {
    const last = settings[row.id];
    if (last === undefined || row.registry.kind !== 'values') continue;
    for (const write of row.registry.writes) {
      const key = upperCase(policyKey(write.key));
      readers.set(write.kind === 'value' ? valueId(key, write.name) : key, (entry) => {
        const value = readByWrite(row, write, indexEntries([entry]))?.value;
        return value === undefined || isSaidBy(row.id, last, value)
          ? undefined
          : { setting: row.id, value, isOverwritten: true };
      });
    }
  }
  return readers;
}

/** An entry of a map says one key of it. */
function isSaidBy(setting: string, whole: SettingValue, value: SettingValue): boolean {
  if (!isMap(whole) || !isMap(value)) return isSameValue(setting, whole, value);
  return Object.keys(value).every((key) => {
    const part = Object.entries(whole).find(([own]) => own === key)?.[1];
    return part !== undefined && isSameValue(setting, { [key]: part }, value);
  });
}

function isMap(value: SettingValue): value is Readonly<Record<string, MapPart>> {
  return typeof value === 'object' && !Array.isArray(value);
}
