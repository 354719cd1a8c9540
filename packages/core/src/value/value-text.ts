import { settingPosition } from '../catalogue/lookup.ts';
import type { ListEntry, SettingValue } from '../model/value.ts';
import { entryText, partText } from '../model/value.ts';
import { isOrdered, partsOf } from './plain-value.ts';

/** A value in one line, as the fleet file would write it and whole: `showValue` cuts long lists, this does not. */
export function valueText(value: SettingValue): string {
  if (Array.isArray(value))
    return value.length === 0 ? 'none' : (value as readonly ListEntry[]).map(entryText).join(', ');
  if (typeof value === 'object') {
    const parts: readonly [string, string | number][] = Object.entries(value);
    return parts.length === 0 ? 'none' : parts.map(([key, part]) => partText(key, part)).join(', ');
  }
  return String(value);
}

/**
 * The settings of a policy as lines `setting = value`, in the order of the catalogue. A list has one line per entry and
 * a map one per key, sorted where their order means nothing, so that a comparison by lines shows what came and went.
 */
export function settingLines({
  settings,
}: {
  readonly settings: Readonly<Record<string, SettingValue>>;
}): readonly string[] {
  return sortedSettings(Object.keys(settings)).flatMap((setting) => {
    const value = settings[setting];
    if (value === undefined) return [];
    const parts = partsOf(setting, value);
    if (parts === undefined) return [`${setting} = ${valueText(value)}`];
    if (parts.length === 0) return [`${setting} = none`];
    const lines = parts.map(({ shown, word }) =>
      word === undefined ? `${setting} = ${shown}` : `${setting}[${shown}] = ${word}`,
    );
    return isOrdered(setting) ? lines : lines.sort();
  });
}

/** Ids in the order of the catalogue; those that it does not know follow by name. */
export function sortedSettings(ids: Iterable<string>): readonly string[] {
  return [...new Set(ids)].sort((a, b) => settingPosition(a) - settingPosition(b) || (a < b ? -1 : a > b ? 1 : 0));
}
