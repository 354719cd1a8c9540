import type { KeyedItem } from '../codec/reg/convert.ts';
import type { RegItem } from '../codec/reg/form.ts';
import { bytesOfData, codeOfData } from '../data/data.ts';
import type { RegistryData, RegistryPolicy } from '../form.ts';
import { upperCase } from '../names.ts';

/** Values by path and name in upper case, each with its type and bytes. */
export type SimulatedRegistry = ReadonlyMap<string, string>;

/** What a value is found by; paths begin with the root in full. */
export function placeOf(path: string, name: string): string {
  return `${upperCase(path)}\0${upperCase(name)}`;
}

/** Text that is equal for data of equal type and bytes. */
export function dataText(data: RegistryData): string {
  return `${codeOfData(data)}:${Buffer.from(bytesOfData(data)).toString('hex')}`;
}

/** The registry after one thing was done to it; a deleted key takes what is below it along. */
export function afterItem(registry: SimulatedRegistry, item: KeyedItem): SimulatedRegistry {
  const path = `${item.root}\\${item.key}`;
  const after = new Map(registry);
  if (item.kind === 'set') after.set(placeOf(path, item.name), dataText(item.data));
  if (item.kind === 'delete') after.delete(placeOf(path, item.name));
  if (item.kind === 'deleteKey') {
    const gone = upperCase(path);
    for (const place of registry.keys())
      if (place.startsWith(`${gone}\0`) || place.startsWith(`${gone}\\`)) after.delete(place);
  }
  return after;
}

/** The registry after all that a file says, in order. */
export function afterItems(registry: SimulatedRegistry, items: readonly RegItem[]): SimulatedRegistry {
  return items.reduce((before, item) => (item.kind === 'comment' ? before : afterItem(before, item)), registry);
}

/** The registry after a policy of values that are set and deleted; other instructions have their own tests. */
export function afterPolicy(registry: SimulatedRegistry, policy: RegistryPolicy): SimulatedRegistry {
  const root = policy.hive === 'machine' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER';
  const after = new Map(registry);
  for (const entry of policy.entries) {
    const path = `${root}\\${entry.key}`;
    if (entry.kind === 'set') after.set(placeOf(path, entry.name), dataText(entry.data));
    if (entry.kind === 'delete') after.delete(placeOf(path, entry.name));
  }
  return after;
}
