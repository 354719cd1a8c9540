import type { RawOma, RawRegistry } from '@mdav/core';
import { subkeyOf } from '@mdav/core/format';

/**
 * Raw values in the order in which registry policy is written: key by key, depth first, what a key says itself before its
 * subkeys. Inside a key the order stays, because the last write wins. A key is deleted from the one above it.
 */
export function inKeyOrder<Entry extends { readonly entry: RawRegistry }>(entries: readonly Entry[]): readonly Entry[] {
  return sortBy(entries, ({ entry }) => {
    const parts = comparable(subkeyOf(entry.key)).split('\\');
    return entry.type === 'delete-key' ? parts.slice(0, -1) : parts;
  });
}

/** Raw nodes by their URI, as profiles are written. */
export function inUriOrder<Entry extends { readonly entry: RawOma }>(entries: readonly Entry[]): readonly Entry[] {
  return sortBy(entries, ({ entry }) => [entry.uri]);
}

function sortBy<Entry>(entries: readonly Entry[], partsOf: (entry: Entry) => readonly string[]): readonly Entry[] {
  return entries
    .map((entry) => ({ entry, parts: partsOf(entry) }))
    .sort((left, right) => compareParts(left.parts, right.parts))
    .map(({ entry }) => entry);
}

function compareParts(left: readonly string[], right: readonly string[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const [a = '', b = ''] = [left[index], right[index]];
    if (a !== b) return a < b ? -1 : 1;
  }
  return left.length - right.length;
}

/** Upper case character by character, as the registry compares: a letter whose capital is two letters stays. */
function comparable(text: string): string {
  return Array.from(text, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  }).join('');
}
