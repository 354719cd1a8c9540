import type { RegistryEntry } from '../form.ts';
import { upperCase } from '../names.ts';
import { effectOf } from './effect.ts';

/**
 * The entries of which a later one leaves nothing, as it deletes their key or everything in it. A fleet file deletes a
 * key before anything is put into it, whatever the order, so that such entries would come back to life there.
 */
export function deletedLater(entries: readonly RegistryEntry[]): ReadonlySet<RegistryEntry> {
  const gone = new Set<string>();
  const emptied = new Set<string>();
  const found = new Set<RegistryEntry>();
  for (const entry of entries.toReversed()) {
    const key = upperCase(entry.key);
    const { values, empties, keys } = effectOf(entry);
    const acts = empties || values.length + keys.length > 0;
    if (acts && (isWithin(key, gone) || (keys.length === 0 && emptied.has(key)))) found.add(entry);
    if (empties) emptied.add(key);
    for (const name of keys) gone.add(`${key}\\${upperCase(name)}`);
  }
  return found;
}

/** True for one of the keys, and for what lies below one. */
function isWithin(key: string, keys: ReadonlySet<string>): boolean {
  if (keys.size === 0) return false;
  for (let end = key.length; end > 0; end = key.lastIndexOf('\\', end - 1))
    if (keys.has(key.slice(0, end))) return true;
  return false;
}
