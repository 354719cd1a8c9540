import { byObject } from '@mdav/core/format';
import type { RegistryState } from './device-state.ts';

/** How the collector shortens the beginning of a key, so that its line fits where a script may print little. */
export const SHORT_KEYS: readonly (readonly [short: string, long: string])[] = [
  ['~\\', 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\'],
  ['P:', 'HKLM\\SOFTWARE\\Policies\\Microsoft\\'],
  ['M:', 'HKLM\\SOFTWARE\\Microsoft\\'],
];

/**
 * The registry with whole keys; the same object where none is shortened, and always the same for the same object: by that
 * it is known what many devices have alike.
 */
export const longKeys: (registry: RegistryState) => RegistryState = byObject((registry) => {
  let isShort = false;
  for (const key in registry) if (!key.startsWith('HKLM')) isShort = true;
  if (!isShort) return registry;
  const long: Record<string, RegistryState[string]> = Object.create(null);
  for (const key in registry) long[longKey(key)] = registry[key] ?? null;
  return long;
});

/** A key, or a value with its key, as the registry has it. */
export function longKey(key: string): string {
  const known = SHORT_KEYS.find(([short]) => key.startsWith(short));
  return known === undefined ? key : known[1] + key.slice(known[0].length);
}
