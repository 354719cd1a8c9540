import { type RegistryWrite, settingRow } from '@mdav/core';
import { WRONG_FORCING_PLACES } from '@mdav/core/decision';
import { policyKey } from '@mdav/registry';
import { POLICY_MANAGER, placeOfNode } from '../expected/policy-manager.ts';
import { asPropertyName } from '../state/registry-value.ts';

/** A value of the registry by key and name. */
export interface ValuePlace {
  readonly key: string;
  readonly name: string;
}

/** A key without its hive, for readers that spell the hive another way. */
export function belowHive(key: string): string {
  return key.slice(key.indexOf('\\') + 1);
}

/** The same setting by Group Policy and by mobile device management. */
export interface TwoPlaces {
  readonly policy: ValuePlace;
  readonly mdm: ValuePlace;
}

const DEFENDER_POLICY = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender';
const DEFENDER = 'HKLM\\SOFTWARE\\Microsoft\\Windows Defender';

/** The documented forcing value. */
export const FORCING: ValuePlace = policyPlaceOf('forceDefenderPassiveMode');

/** The data by which it forces either mode. */
export const FORCING_DATA: Readonly<Record<'passive' | 'active', number>> = {
  passive: dataOf('forceDefenderPassiveMode', 'on'),
  active: dataOf('forceDefenderPassiveMode', 'off'),
};

/** Where a forcing value is put by mistake, and where nothing reads it. */
export const WRONG_FORCING: readonly ValuePlace[] = WRONG_FORCING_PLACES.map(({ key, name }) => ({
  key: `HKLM\\${key}`,
  name,
}));

/** The policy "Turn off Microsoft Defender Antivirus". */
export const TURN_OFF: ValuePlace = { key: DEFENDER_POLICY, name: 'DisableAntiSpyware' };

/** What tells whether tamper protection covers the exclusions, read on groups that have some [tamper-exclusions]. */
export const EXCLUSION_GUARD = {
  managedBy: { key: DEFENDER, name: 'ManagedDefenderProductType' },
  enrollment: { key: 'HKLM\\SOFTWARE\\Microsoft\\SenseCM', name: 'EnrollmentStatus' },
  isOn: { key: `${DEFENDER}\\Features`, name: 'TPExclusions' },
} as const satisfies Readonly<Record<string, ValuePlace>>;

/** Where the sensor keeps whether the device is onboarded. */
export const ONBOARDING: ValuePlace = {
  key: 'HKLM\\SOFTWARE\\Microsoft\\Windows Advanced Threat Protection\\Status',
  name: 'OnboardingState',
};

/** EDR in block mode by policy. */
export const BLOCK_MODE: TwoPlaces = placesOf('passiveRemediation');

/** Cloud protection, with the codes of the catalogue. */
export const CLOUD: TwoPlaces & { readonly isOn: (place: 'policy' | 'mdm', data: number) => boolean | undefined } = {
  ...placesOf('allowCloudProtection'),
  isOn: cloudReader(),
};

/** What decides on the mode of a device, or on what is said of it: every value of the registry that facts look at. */
export const MODE_VALUES: readonly ValuePlace[] = [
  FORCING,
  ...WRONG_FORCING,
  TURN_OFF,
  ONBOARDING,
  BLOCK_MODE.policy,
  BLOCK_MODE.mdm,
  CLOUD.policy,
  CLOUD.mdm,
];

function placesOf(setting: string): TwoPlaces {
  const { mdm } = settingRow(setting);
  const place = mdm.kind === 'node' ? placeOfNode(mdm.uri) : undefined;
  if (place?.kind !== 'policy-manager') throw new Error(`${setting} does not stand under Policy Manager`);
  return {
    policy: policyPlaceOf(setting),
    mdm: { key: POLICY_MANAGER, name: asPropertyName(place.name) },
  };
}

function policyPlaceOf(setting: string): ValuePlace {
  const write = valueWrite(setting);
  return { key: asPropertyName(`HKLM\\${policyKey(write.key)}`), name: asPropertyName(write.name) };
}

/** What stands in the registry for a word of a setting. */
function dataOf(setting: string, word: string): number {
  const data = valueWrite(setting).as?.[word];
  if (typeof data !== 'number') throw new Error(`${setting} has no number for ${word}`);
  return data;
}

function valueWrite(setting: string): Extract<RegistryWrite, { kind: 'value' }> {
  const { registry } = settingRow(setting);
  const write = registry.kind === 'values' ? registry.writes[0] : undefined;
  if (write?.kind !== 'value') throw new Error(`${setting} is no single value`);
  return write;
}

function cloudReader(): (place: 'policy' | 'mdm', data: number) => boolean | undefined {
  const { mdm } = settingRow('allowCloudProtection');
  const write = valueWrite('allowCloudProtection');
  const codes = { policy: write.as ?? {}, mdm: (mdm.kind === 'node' ? mdm.as : undefined) ?? {} };
  const alsoOn = { policy: write.alsoReads?.['on'] ?? [], mdm: [] as readonly (number | string)[] };
  return (place, data) => {
    if (codes[place]['on'] === data || alsoOn[place].includes(data)) return true;
    return codes[place]['off'] === data ? false : undefined;
  };
}
