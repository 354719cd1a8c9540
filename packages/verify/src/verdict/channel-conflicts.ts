import { byObject } from '@mdav/core/format';
import type { DeviceState, RegistryState } from '../state/device-state.ts';
import { DIFFER, MATCH, placeState } from './place-check.ts';
import type { SettingsCheck } from './settings-check.ts';

const NONE: readonly string[] = [];

/**
 * The settings that the policy key has as wanted while Policy Manager has another value, in a sentence. Which of the two
 * counts Microsoft says in two ways: by the order of [ts-settings] the policy key does, and by [mdmwins] no page vouches
 * for either where `MDMWinsOverGP` does not settle it. So it changes no verdict.
 */
export function conflictNotes(check: SettingsCheck | undefined, { registry }: DeviceState): readonly string[] {
  return check === undefined || registry === undefined ? NONE : notesOf(check)(registry);
}

/** Many devices have the same registry. */
const notesOf = byObject((check: SettingsCheck) =>
  byObject((registry: RegistryState): readonly string[] => {
    const keys = check.keysOf({ registry });
    const settings = check.checks.flatMap(({ expected, policy, mdm }) => {
      if (expected.mdmWins === true || policy === undefined || mdm === undefined) return [];
      return placeState(policy, keys) === MATCH && placeState(mdm, keys) === DIFFER ? [expected.setting] : [];
    });
    if (settings.length === 0) return NONE;
    return [
      `Policy Manager has another value than the policy key, which is as wanted, of ${settings.join(', ')}. By one page of Microsoft the policy key counts, by another nobody vouches for either: let one channel set them.`,
    ];
  }),
);
