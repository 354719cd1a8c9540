import type { Delivery, Location, OsId, SettingValue } from '@mdav/core';
import type { Direction, EstatePolicy, EstateWord, OtherFleet } from '@mdav/core/format';
import type { ValueChange } from '../diff/value-change.ts';

/**
 * What an estate says other than its fleet. Plain data. Absence is never taken for a value: what nobody says is not in what
 * was given, and may be set all the same.
 */
export interface Drift {
  readonly fleet: string;
  /** Every group of the fleet, in its order. */
  readonly groups: readonly GroupDrift[];
  /** Policies about Defender that belong to no group of the fleet. */
  readonly strays: readonly StrayDrift[];
  /** Devices that belong to no group, or of which several could be it: nothing was compared. */
  readonly devicesWithoutGroup: readonly {
    readonly words: string;
    readonly path: string;
    readonly groups?: readonly string[];
    /** The group that the data name, which the fleet does not have. */
    readonly formerGroup?: string;
  }[];
  readonly otherFleets: readonly OtherFleet[];
  /** Number of policies that are not for a group and say nothing about Defender, or nothing to Windows. */
  readonly silent: number;
  /** Those policies. */
  readonly silentPolicies: readonly {
    readonly words: string;
    readonly path: string;
    /** The system that it is for where that is not Windows. */
    readonly elsewhere?: string;
  }[];
  /** What was given and could not be read, or not whole: whether it says other than the fleet is not known. */
  readonly unread: readonly UnreadPlace[];
  /** Number of policies and devices that somebody named to be passed over. */
  readonly ignored: number;
  /** The ways by which the policies that were given act. */
  readonly ways: readonly Delivery[];
  readonly totals: DriftTotals;
}

/** A file, or a part of one, of which nobody knows what it says. */
export interface UnreadPlace {
  readonly path: string;
  /** A complete sentence: the first thing that is wrong with it. */
  readonly why: string;
}

/** How much there is to look at. */
export interface DriftTotals {
  /** Values that were looked for or found on one side and set against the other; none where nothing was compared. */
  readonly compared: number;
  /** Groups with any drift. */
  readonly groups: number;
  /** Settings and other values that drifted, of groups and of strays. */
  readonly weaker: number;
  readonly stronger: number;
  /** Neither, or nothing tells. */
  readonly other: number;
  readonly strays: number;
}

/** A group, and what of it drifted. */
export interface GroupDrift {
  readonly group: string;
  readonly os: readonly OsId[];
  /** The policies that were found for it. */
  readonly policies: readonly EstatePolicy[];
  /** Number of its devices that were given. */
  readonly devices: number;
  /** Number of settings and other values that were looked for, or found and set against it. */
  readonly compared: number;
  readonly settings: readonly SettingDrift[];
  readonly residue: readonly ResidueDrift[];
  /** Ways of which policies were given, none of them for this group or none that says anything, and by which files of the fleet carry something. */
  readonly absent: readonly Delivery[];
  /** Settings that go only ways of which nothing was given and that nothing else shows, and those ways. */
  readonly notGiven: { readonly settings: number; readonly ways: readonly Delivery[] };
}

/**
 * How a setting drifted. `differs`: what counts is another value; `contested`: policies say different things, one of them
 * what counts, or nothing tells which; `extra`: no fleet wrote it; `repeated`: said once more than the fleet says it;
 * `not-said`: not in what was given, though policies of its way were; `shown`: devices have another value.
 */
export const DRIFT_KINDS = ['differs', 'contested', 'extra', 'repeated', 'not-said', 'shown'] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** A setting of a group that drifted. */
export interface SettingDrift {
  readonly setting: string;
  readonly title: string;
  readonly kind: DriftKind;
  /** Absent where the fleet does not say it. */
  readonly wanted?: WantedWord;
  /** What counts in the estate, or what devices show; absent where that is not known. */
  readonly actual?: SettingValue;
  /** Present where nobody says it because no policy of the ways that it goes is there for the group. */
  readonly isOfAbsent?: true;
  /** Who says what; for what devices show, see `devices`. */
  readonly says: readonly EstateWord[];
  /** Devices that show it, the first of them by name. */
  readonly devices?: { readonly count: number; readonly names: readonly string[] };
  /** From what is wanted to what counts; absent where that is not known. */
  readonly change?: ValueChange;
  /** What that does to protection; absent where nothing tells. Where nothing tells who wins, of whoever may. */
  readonly direction?: Direction;
  /** Complete sentences: why the direction is that, and who wins. */
  readonly why: string;
}

/** What the fleet says of a setting, and where. */
export interface WantedWord {
  readonly value: SettingValue;
  readonly at: Location;
  readonly because?: string;
}

/** Something without a setting that the two sides do not say alike; absent on the side that does not say it. */
export interface ResidueDrift {
  readonly place: string;
  readonly wanted?: string;
  readonly actual?: string;
  /** Who says it. */
  readonly policies: readonly EstatePolicy[];
  /** What that does to protection, where it can be told, and why. */
  readonly direction?: Direction;
  readonly why?: string;
  /** As for a setting. */
  readonly isOfAbsent?: true;
}

/** A policy of no group, and what it would do to those of the fleet. */
export interface StrayDrift {
  readonly policy: EstatePolicy;
  /** The group that mdav wrote it for, which the fleet does not have. */
  readonly formerGroup?: string;
  readonly settings: readonly StraySetting[];
  readonly residue: readonly { readonly place: string; readonly says: string }[];
}

/** What a policy of no group says of a setting. */
export interface StraySetting {
  readonly setting: string;
  readonly title: string;
  readonly value: SettingValue;
  /** Groups that want another value, and what it would do to them if it reached their devices. */
  readonly against: readonly StrayConflict[];
  /** The worst of that; where no group wants another value, what it does to devices of a group that does not say it. */
  readonly direction: Direction;
  readonly why: string;
}

/** A group that wants another value than a policy of no group says. */
export interface StrayConflict {
  readonly group: string;
  readonly wanted: SettingValue;
  readonly change: ValueChange;
  readonly direction: Direction;
}

/** True when anything is not as the fleet says. */
export function isDrifted({ totals: { groups, strays } }: Drift): boolean {
  return groups + strays > 0;
}

/** True when not one value of the fleet or of the estate was set against the other side: no word on whether anything drifted. */
export function isNothingCompared({ totals }: Drift): boolean {
  return totals.compared === 0;
}

/** True when something that was given could not be read, so that what was compared is not all there is. */
export function isPartlyUnread({ unread }: Drift): boolean {
  return unread.length > 0;
}

/** True when something protects less than the fleet says, or may. */
export function isWeaker({ totals }: Drift): boolean {
  return totals.weaker > 0;
}
