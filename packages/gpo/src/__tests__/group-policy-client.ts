import { isManagedKey } from '@mdav/core/format';
import { type RegistryPolicy, recordData, valueId } from '@mdav/registry';
import type { XmlElement } from '@mdav/xml';
import type { RegistryPreferences } from '../gpp/form.ts';
import { readItem } from '../gpp/item.ts';

/** A device as the registry extension of Group Policy sees it. */
export interface Device {
  /** Values by key and name. */
  readonly values: ReadonlyMap<string, string>;
  /** What it wrote below the managed keys when it last ran. */
  readonly written: ReadonlySet<string>;
  /** What preferences set there that go when they are no longer applied. */
  readonly preferred: ReadonlySet<string>;
}

export const NEW_DEVICE: Device = { values: new Map(), written: new Set(), preferred: new Set() };

const shown = (data: unknown) => JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));

/** The device after the policies of all its GPOs changed, the lowest precedence first. */
export function refresh({ values, written, preferred }: Device, ...policies: readonly RegistryPolicy[]): Device {
  const after = new Map(values);
  for (const place of written) after.delete(place);
  const noted = new Set<string>();
  for (const entry of policies.flatMap(({ entries }) => entries)) {
    if (entry.kind === 'set') {
      const place = valueId(entry.key, entry.name);
      after.set(place, shown(recordData(entry)));
      if (isManagedKey(entry.key)) noted.add(place);
    }
    if (entry.kind === 'delete') after.delete(valueId(entry.key, entry.name));
    if (entry.kind === 'clear')
      for (const place of [...after.keys()]) if (place.startsWith(valueId(entry.key, ''))) after.delete(place);
  }
  return { values: after, written: noted, preferred };
}

/** The device after its registry preferences changed; `isMember` tells whether it is among those that an item is for. */
export function refreshPreferences(
  device: Device,
  preferences: RegistryPreferences | undefined,
  isMember: (filters: XmlElement) => boolean,
): Device {
  const after = new Map(device.values);
  for (const place of device.preferred) after.delete(place);
  const preferred = new Set<string>();
  for (const node of preferences?.nodes ?? []) {
    const read = node.kind === 'item' ? readItem(node) : undefined;
    if (node.kind !== 'item' || read?.ok !== true) throw new Error('no item');
    const { key, target } = read.value;
    if (target.kind !== 'value' || target.data === undefined) throw new Error('no value');
    if (node.filters !== undefined && !isMember(node.filters)) continue;
    const place = valueId(key, target.name);
    after.set(place, shown(target.data));
    if (node.attributes['removePolicy'] === '1') preferred.add(place);
  }
  return { ...device, values: after, preferred };
}
