import type { KeyedItem } from './convert.ts';

/**
 * A name for an item in a document: the last part of the key and the name of the value. Letters, digits and blanks are
 * all that it may have, and no two may be alike.
 */
export function instanceName(item: KeyedItem, taken: Set<string>): string {
  const last = item.key.slice(item.key.lastIndexOf('\\') + 1);
  const words = `${last} ${'name' in item ? item.name || 'default value' : 'key'}`;
  const plain = words.replace(/[^A-Za-z0-9]+/g, ' ').trim() || 'Value';
  let name = plain;
  for (let count = 2; taken.has(name); count += 1) name = `${plain} ${count}`;
  taken.add(name);
  return name;
}
