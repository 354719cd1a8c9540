import type { GpoPreferences } from '../model/fleet.ts';
import type { SettingValue } from '../model/value.ts';

/** The two languages in which a setting can be said to a device. Group Policy speaks that of the registry. */
export const SAID_CHANNELS = ['registry', 'mdm'] as const;
export type SaidChannel = (typeof SAID_CHANNELS)[number];

/**
 * What something says of Defender, whatever its form: settings in words of the catalogue, and the rest as text. A fleet,
 * a `registry.pol` and an Intune policy all come down to this, so that they can be compared.
 */
export interface SaidPolicy {
  /** By id of the setting; an id that the catalogue does not know is compared as plain data. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What no setting stands for, in the order in which it was read. */
  readonly residue: readonly ResidueLine[];
  /** The languages that it is said in: what none of them has words for is not missed. Absent: it can say everything. */
  readonly channels?: readonly SaidChannel[];
}

/** A policy with the name of what it is for: a group of the fleet, or a Group Policy object. */
export interface NamedPolicy extends SaidPolicy {
  readonly name: string;
  /** The first name of a group that was renamed since. */
  readonly was?: string;
}

/** One thing that was kept without being understood. */
export interface ResidueLine {
  /** Where it acts: a registry value, a setting definition, an OMA-URI, a file. Letter case makes no difference. */
  readonly place: string;
  /** What it does there. */
  readonly says: string;
  /** Present where it goes as a registry preference, which Windows removes with the GPO, and for whom. */
  readonly preferences?: GpoPreferences;
}

/** A line for people: where, and what. */
export function lineText({ place, says }: ResidueLine): string {
  return `${place} = ${says}`;
}
