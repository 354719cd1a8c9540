import type { RegistryEntry } from './form.ts';
import { upperCase } from './names.ts';

/**
 * The entries in the order in which Group Policy's editor keeps them: depth first over the tree of keys, siblings by
 * upper-case code units, a key's own entries before those of its subkeys. Inside a key the order stays, because
 * `**delvals.` has to stand before what follows it and the last write wins.
 *
 * Keys are compared component by component: by the joined text, `A B` would come before `A\B`.
 */
export function canonicalOrder(entries: readonly RegistryEntry[]): RegistryEntry[] {
  const components = new Map<string, readonly string[]>();
  for (const { key } of entries) {
    if (!components.has(key)) components.set(key, upperCase(key).split('\\'));
  }
  const of = (entry: RegistryEntry) => components.get(entry.key) as readonly string[];
  return [...entries].sort((a, b) => (a.key === b.key ? 0 : compareComponents(of(a), of(b))));
}

function compareComponents(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    const left = a[i] as string;
    const right = b[i] as string;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
