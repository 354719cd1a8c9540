import { isManagedKey, type RegistryPolicy, recordData, valueId } from '@mdav/registry';

/** A device as the registry extension of Group Policy sees it. */
export interface Device {
  /** Values by key and name. */
  readonly values: ReadonlyMap<string, string>;
  /** What it wrote below the managed keys when it last ran. */
  readonly written: ReadonlySet<string>;
}

export const NEW_DEVICE: Device = { values: new Map(), written: new Set() };

const shown = (data: unknown) => JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? `${value}n` : value));

/** The device after the policies of all its GPOs changed, the lowest precedence first. */
export function refresh({ values, written }: Device, ...policies: readonly RegistryPolicy[]): Device {
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
  return { values: after, written: noted };
}
