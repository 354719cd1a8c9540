import { settingRows } from '@mdav/core';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { isSameName } from '../names.ts';
import { policyKey } from './policy-key.ts';

/**
 * The policy with the values that say that a list is managed, for every list that has entries and lacks it. They come
 * last, so that every other entry keeps its place.
 */
export function withMarkers(policy: RegistryPolicy): RegistryPolicy {
  const added = settingRows.flatMap(({ registry }) =>
    registry.kind !== 'values' ? [] : registry.writes.flatMap((write) => missingMarker(write, policy.entries)),
  );
  return added.length === 0 ? policy : { ...policy, entries: [...policy.entries, ...added] };
}

type Write = Extract<(typeof settingRows)[number]['registry'], { kind: 'values' }>['writes'][number];

function missingMarker(write: Write, entries: readonly RegistryEntry[]): readonly RegistryEntry[] {
  if (write.kind !== 'list' || write.marker === undefined) return [];
  const [list, key, { name }] = [policyKey(write.key), policyKey(write.marker.key), write.marker];
  const hasEntries = entries.some((entry) => entry.kind === 'set' && isSameName(entry.key, list));
  const hasMarker = entries.some(
    (entry) => 'name' in entry && isSameName(entry.key, key) && isSameName(entry.name, name),
  );
  return hasEntries && !hasMarker ? [{ kind: 'set', key, name, data: { type: 'dword', value: 1 } }] : [];
}
