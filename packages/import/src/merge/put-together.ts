import type { MapPart, SettingValue } from '@mdav/core';

/** Entries of all lists, each once; Windows compares them without regard to case. */
export function togetherLists(lists: readonly (readonly unknown[])[]): SettingValue {
  const entries = new Map<string, unknown>();
  for (const entry of lists.flat()) {
    const text = (typeof entry === 'string' ? entry : JSON.stringify(entry)).toLowerCase();
    if (!entries.has(text)) entries.set(text, entry);
  }
  return [...entries.values()] as SettingValue;
}

/** True for a value that is a map of keys. */
export function isPartMap(value: unknown): value is Readonly<Record<string, MapPart>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
