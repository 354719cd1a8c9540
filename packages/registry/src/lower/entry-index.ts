import type { RegistryEntry } from '../form.ts';
import { upperCase, valueId } from '../names.ts';
import { effectOf } from './effect.ts';

/** An entry with its place in the policy. */
export interface Placed {
  readonly at: number;
  readonly entry: RegistryEntry;
}

/** Entries by what they act on, names compared as the registry does. */
export interface EntryIndex {
  /** Every entry of a key, in order. */
  inKey(key: string): readonly Placed[];
  /** The entries that act on one value, in order: set it, delete it, or instruct the reader about it by name. */
  ofValue(key: string, name: string): readonly Placed[];
  /** The entries that empty one key and touch no other: all its values deleted, or the key itself by name. */
  emptiedBy(key: string): readonly Placed[];
  /**
   * True when the key is emptied or deleted on the way, so that the order of the entries decides what is left. Entries that
   * `but` names do not count; nor do those before `since` where entries are carried out in their order.
   */
  isDisturbed(key: string, but?: readonly Placed[], since?: number): boolean;
}

export function indexEntries(entries: readonly RegistryEntry[], isInOrder = false): EntryIndex {
  const byKey = new Map<string, Placed[]>();
  const byValue = new Map<string, Placed[]>();
  const emptied = new Map<string, Placed[]>();
  const deleted = new Map<string, Placed[]>();
  for (const [at, entry] of entries.entries()) {
    const key = upperCase(entry.key);
    const placed = { at, entry };
    addTo(byKey, key, placed);
    const effect = effectOf(entry);
    for (const name of effect.values) addTo(byValue, valueId(key, name), placed);
    if (effect.empties) addTo(emptied, key, placed);
    for (const name of effect.keys) addTo(deleted, `${key}\\${upperCase(name)}`, placed);
  }
  return {
    inKey: (key) => byKey.get(upperCase(key)) ?? [],
    ofValue: (key, name) => byValue.get(valueId(key, name)) ?? [],
    emptiedBy: (key) => {
      const upper = upperCase(key);
      const alone = (deleted.get(upper) ?? []).filter(({ entry }) => effectOf(entry).keys.length === 1);
      return [...(emptied.get(upper) ?? []), ...alone].sort((a, b) => a.at - b.at);
    },
    isDisturbed: (key, but = [], since = 0) => {
      const upper = upperCase(key);
      const places = [...deleted]
        .filter(([gone]) => upper === gone || upper.startsWith(`${gone}\\`))
        .flatMap(([, placed]) => placed);
      return [...(emptied.get(upper) ?? []), ...places].some(
        ({ at }) => !(isInOrder && at < since) && but.every((one) => one.at !== at),
      );
    },
  };
}

function addTo(map: Map<string, Placed[]>, id: string, placed: Placed): void {
  const known = map.get(id);
  if (known === undefined) map.set(id, [placed]);
  else known.push(placed);
}
