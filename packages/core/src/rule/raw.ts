import type { Located, RawOma, RawRegistry, WholeKey, WithoutReason } from '../model/raw.ts';
import { isWholeKey, subkeyOf } from '../model/raw.ts';
import type { ResolvedGroup } from '../model/resolved.ts';

/** Questions about the raw entries of a group. Keys and names compare without regard to case, as Windows does. */

/** A raw entry that writes a value. */
export type RawValue = Exclude<RawRegistry, { readonly type: 'delete' | WholeKey }>;

export function rawRegistry(group: ResolvedGroup): readonly Located<RawRegistry>[] {
  return group.raw?.registry ?? [];
}

export function rawOma(group: ResolvedGroup): readonly Located<RawOma>[] {
  return group.raw?.oma ?? [];
}

/** The raw entries that write a value. */
export function rawValues(group: ResolvedGroup): readonly Located<RawValue>[] {
  return rawRegistry(group).flatMap((entry) => (entry.type === 'delete' || isWholeKey(entry) ? [] : [entry]));
}

/** The last step of a key. */
export function baseName(key: string): string {
  return subkeyOf(key).split('\\').at(-1) ?? '';
}

export function isSameKey(a: string, b: string): boolean {
  return subkeyOf(a).toLowerCase() === subkeyOf(b).toLowerCase();
}

/** Name of the value that an entry is about; empty for a whole key. */
export function valueName(entry: WithoutReason<RawRegistry>): string {
  return isWholeKey(entry) ? '' : entry.name;
}
