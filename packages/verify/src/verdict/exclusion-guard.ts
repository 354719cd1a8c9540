import { EXCLUSION_GUARD } from '../facts/places.ts';
import type { DeviceState } from '../state/device-state.ts';
import { valueAt } from '../state/registry-value.ts';

/** By Intune alone, and by Configuration Manager alone or together with Intune. */
const [INTUNE, CONFIGURATION_MANAGER] = [6, 7];
/** `EnrollmentStatus` of a device that Intune manages as well. */
const CO_MANAGED = 3;

/**
 * Whether tamper protection covers the exclusions of a device, in a sentence, and why not as far as it told; nothing
 * where it told nothing. Source: Protect Microsoft Defender Antivirus exclusions, 2026-09-08 [tamper-exclusions].
 */
export function exclusionGuardNotes({ registry }: DeviceState): readonly string[] {
  const { isOn, managedBy, enrollment } = EXCLUSION_GUARD;
  const state = valueAt(registry, isOn.key, isOn.name);
  if (state === 1) return ['Tamper protection covers the exclusions.'];
  if (state !== 0 && state !== null) return [];
  const by = valueAt(registry, managedBy.key, managedBy.name);
  const status = valueAt(registry, enrollment.key, enrollment.name);
  const why =
    by === undefined
      ? ''
      : by === CONFIGURATION_MANAGER && status === CO_MANAGED
        ? ': the device is co-managed, which does not allow it'
        : by === INTUNE || by === CONFIGURATION_MANAGER
          ? ': the device is managed as it asks for, so look at the platform (4.18.2211.5) and at `disableLocalAdminMerge`'
          : ': it asks for management by Intune alone or by Configuration Manager alone';
  return [`Tamper protection does not cover the exclusions${why}.`];
}
