import { byObject } from '@mdav/core/format';
import { EXCLUSION_GUARD } from '../facts/places.ts';
import type { DeviceState, RegistryState } from '../state/device-state.ts';
import { valueAt } from '../state/registry-value.ts';

/** By Intune alone, and by Configuration Manager alone or together with Intune. */
const [INTUNE, CONFIGURATION_MANAGER] = [6, 7];
/** `EnrollmentStatus` of a device that Intune manages as well, and of one that Configuration Manager has alone. */
const [CO_MANAGED, CONFIGURATION_MANAGER_ALONE] = [3, 4];

/**
 * Whether tamper protection covers the exclusions of a device, in a sentence, and why not as far as it told; nothing
 * where it told nothing. Source: Protect Microsoft Defender Antivirus exclusions, 2026-09-08 [tamper-exclusions].
 */
export function exclusionGuardNotes({ registry }: DeviceState): readonly string[] {
  return registry === undefined ? NONE : notesOf(registry);
}

const NONE: readonly string[] = [];

/** Many devices have the same registry. */
const notesOf = byObject((registry: RegistryState): readonly string[] => {
  const { isOn, managedBy, enrollment } = EXCLUSION_GUARD;
  const state = valueAt(registry, isOn.key, isOn.name);
  if (state === 1) return ['Tamper protection covers the exclusions.'];
  if (state !== 0 && state !== null) return [];
  const by = valueAt(registry, managedBy.key, managedBy.name);
  const status = valueAt(registry, enrollment.key, enrollment.name);
  return [`Tamper protection does not cover the exclusions${whyNot(by, status)}.`];
});

const AS_ASKED =
  ': the device is managed as it asks for, so look at the platform (4.18.2211.5) and at `disableLocalAdminMerge`';

/** A value of the registry as a device told it. */
type Told = ReturnType<typeof valueAt>;

/** Why the exclusions are not covered, as far as the two values tell; the end of a sentence. */
function whyNot(by: Told, status: Told): string {
  if (by === undefined) return '';
  if (by === INTUNE) return AS_ASKED;
  if (by !== CONFIGURATION_MANAGER) return ': it asks for management by Intune alone or by Configuration Manager alone';
  if (status === CONFIGURATION_MANAGER_ALONE) return AS_ASKED;
  if (status === CO_MANAGED) return ': the device is co-managed, which does not allow it';
  return ': whether Configuration Manager manages the device alone, which it asks for, `EnrollmentStatus` of `SenseCM` does not tell';
}
