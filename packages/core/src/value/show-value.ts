import type { SettingValue } from '../model/value.ts';
import { entryText, partText } from '../model/value.ts';

/** A value as one line for people: as the fleet file writes it, long lists cut short. */
export function showValue(value: SettingValue): string {
  if (Array.isArray(value)) {
    const entries = (value as readonly (string | object)[]).map((entry) => entryText(entry));
    if (entries.length === 0) return 'none';
    return entries.length <= 4
      ? entries.join(', ')
      : `${entries.slice(0, 3).join(', ')} and ${entries.length - 3} more`;
  }
  if (typeof value === 'object') {
    // By name: the order of the file must not show.
    const entries: readonly [string, string | number][] = Object.entries(value);
    const parts = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => partText(key, part));
    return parts.length <= 3 ? parts.join(', ') : `${parts.slice(0, 2).join(', ')} and ${parts.length - 2} more`;
  }
  return String(value);
}
