import { REMOVE, settingRows } from '@mdav/core';
import type { SettingEffect } from '@mdav/core/format';
import type { RegistryEntry } from '../form.ts';
import { upperCase } from '../names.ts';
import { effectOf } from './effect.ts';
import { policyKey } from './policy-key.ts';

/** A place that a setting is written to: one value, or every value of the key of a list. */
interface Place {
  readonly setting: string;
  readonly key: string;
  readonly name?: string;
}

const places: Place[] = [];

function allPlaces(): readonly Place[] {
  if (places.length === 0)
    for (const { id, registry } of settingRows())
      for (const write of registry.kind === 'values' ? registry.writes : []) {
        const key = upperCase(policyKey(write.key));
        places.push({ setting: id, key, ...(write.kind === 'value' ? { name: upperCase(write.name) } : {}) });
      }
  return places;
}

/**
 * The settings that a deletion takes from a device, whoever set them: an instruction that deletes values by name, all values
 * of a key, or a key with everything below. What `later` sets again, being carried out after it, is not taken.
 */
export function takenAway(entry: RegistryEntry, later: readonly RegistryEntry[]): readonly SettingEffect[] {
  if (entry.kind === 'set' || (entry.kind === 'directive' && /^\*\*soft\./i.test(entry.name))) return [];
  const { values, empties, keys } = effectOf(entry);
  if (!empties && values.length + keys.length === 0) return [];
  const own = upperCase(entry.key);
  const names = new Set(values.map(upperCase));
  const gone = keys.map((name) => `${own}\\${upperCase(name)}`);
  const isTaken = ({ key, name }: Place) =>
    (key === own && (empties || (name !== undefined && names.has(name)))) ||
    gone.some((above) => key === above || key.startsWith(`${above}\\`));
  const isSetAgain = ({ key, name }: Place) =>
    later.some(
      (one) => one.kind === 'set' && upperCase(one.key) === key && (name === undefined || upperCase(one.name) === name),
    );
  const taken = allPlaces().filter((place) => isTaken(place) && !isSetAgain(place));
  return [...new Set(taken.map(({ setting }) => setting))].map((setting) => ({
    setting,
    value: REMOVE,
    kind: 'deletion',
    why: `What it says is deleted with ${gone.length > 0 ? 'the key' : empties ? 'all values of the key' : 'the value'}.`,
  }));
}
