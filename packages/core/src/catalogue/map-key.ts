import type { SettingRow } from './row.ts';

/** The code that the registry has for a key word of a map, such as the GUID of an attack surface reduction rule. */
export function codeOfKey({ registry }: SettingRow, word: string): string | undefined {
  const write = registry.kind === 'values' ? registry.writes.find(({ kind }) => kind === 'list') : undefined;
  const names = write?.kind === 'list' ? write.names : undefined;
  return names !== undefined && Object.hasOwn(names, word) ? names[word] : undefined;
}

/** The key word of a map that goes by a name: by the word itself, or by its code, whose case does not count. */
export function wordOfKey(row: SettingRow, name: string): string | undefined {
  if (row.type.kind !== 'map') return undefined;
  const wanted = name.toLowerCase();
  if (Object.hasOwn(row.type.keys, name)) return name;
  return Object.keys(row.type.keys).find((word) => codeOfKey(row, word)?.toLowerCase() === wanted);
}
