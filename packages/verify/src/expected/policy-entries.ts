import type { RegistryWrite, SettingRow, SettingValue } from '@mdav/core';
import type { ExpectedEntry } from '@mdav/core/decision';
import { policyKey, type RegistryData, type RegistryEntry } from '@mdav/registry';

/** What the registry shows once the entries of a setting were applied. Lists become keys with exactly their values. */
export function entriesOfSetting(
  row: SettingRow,
  value: SettingValue,
  entries: readonly RegistryEntry[],
): readonly ExpectedEntry[] {
  const writes = row.registry.kind === 'values' ? row.registry.writes : [];
  const lists = writes.flatMap((write) => (write.kind === 'list' ? [policyKey(write.key)] : []));
  const values = entries.flatMap((entry) =>
    lists.includes(entry.key) || entry.kind === 'clear' ? [] : entryOf(entry, alsoOf(writes, entry, value)),
  );
  return [...values, ...lists.map((key) => ({ key: `HKLM\\${key}`, values: valuesOf(entries, key) }))];
}

/** What the registry shows once an entry of its own was applied; nothing for data that cannot be compared. */
export function entryOf(entry: RegistryEntry, also: readonly (number | string)[] = []): readonly ExpectedEntry[] {
  const key = `HKLM\\${entry.key}`;
  switch (entry.kind) {
    case 'set': {
      const data = plainData(entry.data);
      if (data === undefined) return [];
      return [{ key, name: entry.name, data, ...(also.length === 0 ? {} : { also }) }];
    }
    case 'delete':
      return [{ key, name: entry.name, data: null }];
    case 'clear':
      return [{ key, values: {} }];
    case 'directive':
      // The one directive that policy of ours holds takes away a key below this one.
      return entry.data.type === 'sz' ? [{ key: `${key}\\${entry.data.value}`, values: {} }] : [];
  }
}

function valuesOf(entries: readonly RegistryEntry[], key: string): Readonly<Record<string, number | string>> {
  const pairs = entries.flatMap((entry): [string, number | string][] => {
    if (entry.kind !== 'set' || entry.key !== key) return [];
    const data = plainData(entry.data);
    return typeof data === 'number' || typeof data === 'string' ? [[entry.name, data]] : [];
  });
  // Names come from the fleet file; one that is `__proto__` must stay a name.
  return Object.fromEntries(pairs);
}

function plainData(data: RegistryData): number | string | readonly string[] | undefined {
  switch (data.type) {
    case 'dword':
      return data.value;
    case 'qword':
      return data.value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(data.value) : String(data.value);
    case 'sz':
    case 'expand-sz':
      return data.value;
    case 'multi-sz':
      return data.values;
    case 'raw':
      return undefined;
  }
}

/** Codes that Defender takes for the same word, such as `SpynetReporting` 1 for 2. */
function alsoOf(
  writes: readonly RegistryWrite[],
  entry: RegistryEntry,
  value: SettingValue,
): readonly (number | string)[] {
  if (entry.kind !== 'set') return [];
  const word = typeof value === 'boolean' ? (value ? 'on' : 'off') : typeof value === 'string' ? value : undefined;
  const write = writes.find(
    (known) => known.kind === 'value' && known.name === entry.name && policyKey(known.key) === entry.key,
  );
  return word === undefined || write?.alsoReads === undefined ? [] : (write.alsoReads[word] ?? []);
}
