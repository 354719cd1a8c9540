import { byObject } from '@mdav/core/format';
import type { DeviceState } from '../state/device-state.ts';
import { memberOf } from '../state/registry-value.ts';
import { withLocalRules } from './local-rules.ts';
import type { EntryCheck, KeyValues } from './place-check.ts';
import { differenceOf, type SettingDifference } from './setting-difference.ts';
import type { SettingCheck, SettingsCheck } from './settings-check.ts';

/** Differences of a setting that are kept: many devices differ in few ways. What hostile data make is let go of. */
const MOST_KEPT = 256;
/** Longer texts are not compared with what was seen before. */
const LONGEST = 64;

/** Says how those settings of a device differ, in the order of the checks. What differs alike is one object. */
export function differencesOf(
  { checks, keysOf }: SettingsCheck,
  settings: readonly string[],
  state: DeviceState,
): readonly SettingDifference[] {
  if (settings.length === 0) return [];
  const wrong = new Set(settings);
  const keys = keysOf(state);
  return checks
    .filter(({ expected }) => wrong.has(expected.setting))
    .map((check) => withLocalRules(differenceFor(check, keys, state), state));
}

const kept = byObject((_: SettingCheck) => new Map<string, SettingDifference>());

function differenceFor(check: SettingCheck, keys: readonly KeyValues[], state: DeviceState): SettingDifference {
  // Rules that a device has by no policy count besides its registry.
  const told = (state.localRules?.rules.length ?? 0) > 0 ? undefined : toldOf(check, keys);
  if (told === undefined) return differenceOf(check, keys, state);
  const known = kept(check);
  const alike = known.get(told);
  if (alike !== undefined) return alike;
  const difference = differenceOf(check, keys, state);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(told, difference);
  return difference;
}

/** All that the registry of a device says of a setting, as a text; nothing where that is long. */
function toldOf({ policy, mdm }: SettingCheck, keys: readonly KeyValues[]): string | undefined {
  let told = '';
  for (const entries of [policy, mdm])
    for (const entry of entries ?? []) {
      const one = entryText(entry, keys);
      if (one === undefined) return undefined;
      told += `${one},`;
    }
  return told;
}

function entryText(entry: EntryCheck, keys: readonly KeyValues[]): string | undefined {
  if (entry.kind === 'key') return undefined;
  const values = keys[entry.keyIndex];
  if (values === null || values === undefined) return values === null ? 'no key' : 'key not told';
  const data = memberOf(values, entry.name);
  if (data === null || data === undefined) return data === null ? 'not there' : 'not told';
  if (typeof data === 'number') return String(data);
  return typeof data === 'string' && data.length <= LONGEST ? JSON.stringify(data) : undefined;
}
