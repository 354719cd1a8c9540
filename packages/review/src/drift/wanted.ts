import type { Delivery, Location, OsId, ResolvedGroup, SettingValue } from '@mdav/core';
import type { ResidueLine } from '@mdav/core/format';

/** A fleet as an estate is held against it: what its files say, and where that was written. */
export interface WantedFleet {
  readonly fleet: string;
  readonly groups: readonly WantedGroup[];
}

/** What is wanted of a group, and the facts by which a change of its mode is judged. */
export interface WantedGroup extends Pick<ResolvedGroup, 'mode' | 'antivirus'> {
  readonly group: string;
  readonly os: readonly OsId[];
  readonly settings: readonly WantedSetting[];
  /** What no setting stands for. */
  readonly residue: readonly WantedLine[];
  /** What the compliance policy that a build writes asks of devices, by name; absent where it writes none. */
  readonly compliance?: Readonly<Record<string, string>>;
  /** Whom its policies of Intune are to be assigned to, in the words of exports; absent where the fleet does not say. */
  readonly assigned?: string;
}

/** A setting that a group has, and the ways by which files carry it; none where only people can set it. */
export interface WantedSetting {
  readonly setting: string;
  readonly value: SettingValue;
  readonly at: Location;
  readonly ways: readonly Delivery[];
  /** Ways that a build takes only where somebody names their target: they count where the group has a policy of them. */
  readonly further?: readonly Delivery[];
  /** How many policies say it in a build by all targets, by the word for their kind; of repeats one. */
  readonly files?: Readonly<Record<string, number>>;
  /** What of the mode asks for it. */
  readonly because?: string;
}

/** Something without a setting, and the ways by which files carry it. */
export interface WantedLine extends ResidueLine {
  readonly ways: readonly Delivery[];
  /** As for a setting. */
  readonly further?: readonly Delivery[];
}
