import type { SettingValue } from '../model/value.ts';
import type { Delivery } from '../model/vocabulary.ts';
import type { SettingEffect } from '../source/lifted-policy.ts';
import type { ResidueLine } from '../target/said-policy.ts';

/** What tells which group a policy is for: a word of the user, what a build writes into it, its name, or the device. */
export const ATTRIBUTED_BY = ['given', 'description', 'name', 'device'] as const;
export type AttributedBy = (typeof ATTRIBUTED_BY)[number];

/** What policies that were found say to the groups of a fleet. Plain data, in the words of the catalogue. */
export interface Estate {
  /** Groups of the fleet of which there is a policy or a device, in the order of the fleet. */
  readonly groups: readonly EstateGroup[];
  /** Policies about Defender of which nothing tells whose they are, and those of groups that the fleet does not have. */
  readonly strays: readonly EstateStray[];
  /** Policies and devices of other fleets, which are not looked into. */
  readonly otherFleets: readonly OtherFleet[];
  /** Policies that are not for a group and say nothing about Defender, or nothing to Windows. */
  readonly silent: readonly EstatePolicy[];
  /** Number of policies and devices that somebody named to be passed over. */
  readonly ignored: number;
  /** The ways by which policies act that were given: what goes another way could not be seen. */
  readonly ways: readonly Delivery[];
}

/** Another fleet, and how many of its policies and devices were given. */
export interface OtherFleet {
  readonly fleet: string;
  readonly policies: number;
  readonly devices: number;
}

/** What was found for a group. */
export interface EstateGroup {
  readonly group: string;
  readonly policies: readonly EstatePolicy[];
  readonly settings: readonly EstateSetting[];
  /** What no setting stands for. */
  readonly residue: readonly EstateLine[];
  readonly devices: readonly EstateDevice[];
}

/** A policy that was found. */
export interface EstatePolicy {
  /** As it stands in a sentence: `GPO "Servers"`. */
  readonly words: string;
  readonly path: string;
  /** What it is: `GPO`, `registration file`. */
  readonly kind: string;
  /** How it reaches devices; absent for what a device shows. */
  readonly way?: Delivery;
  /** What tells that it is for the group; absent where nothing does. */
  readonly by?: AttributedBy;
  /** Why devices apply nothing of it, such as `it is assigned to nobody`; it says nothing then. */
  readonly off?: string;
  /** Whom it is assigned to, where its file tells that. */
  readonly assigned?: string;
  /** Why devices that it reaches may apply nothing of it; a clause. */
  readonly filter?: string;
  /** The system that it is for where that is not Windows; it says nothing to a group then. */
  readonly elsewhere?: string;
  /** Present where it says nothing about Defender. */
  readonly isMute?: true;
  /** Present where nobody can tell from its export whether it is about Defender. */
  readonly isUntold?: true;
}

/** What the policies of a group say of a setting. */
export interface EstateSetting {
  readonly setting: string;
  readonly says: readonly EstateWord[];
  /** What counts; absent where that is not known. */
  readonly value?: SettingValue;
  /** Why, where they differ; a complete sentence. */
  readonly why?: string;
  /** True where two of them say different things of one thing. */
  readonly isContested: boolean;
  /** Present where nobody sets it: deletions of keys and values would take it away. */
  readonly isTakenOnly?: true;
}

/** One policy's word on a setting. */
export interface EstateWord {
  readonly policy: EstatePolicy;
  readonly value: SettingValue;
  /** `not-known` where nothing tells who wins. */
  readonly counts: 'yes' | 'no' | 'not-known';
}

/** Something that no setting stands for, and the policy that says it. */
export interface EstateLine extends ResidueLine {
  readonly policy: EstatePolicy;
}

/** What a device showed. */
export interface EstateDevice {
  readonly device: string;
  readonly path: string;
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** Settings of which it shows something that nobody understands, each with a complete sentence that says what and why. */
  readonly unread?: readonly { readonly setting: string; readonly why: string }[];
  /** True where it shows what nobody set as well. */
  readonly showsDefaults: boolean;
}

/** A policy that belongs to no group. */
export interface EstateStray {
  readonly policy: EstatePolicy;
  /** The group that mdav wrote it for, which the fleet does not have. */
  readonly formerGroup?: string;
  /** Groups that the device could be in. */
  readonly groups?: readonly string[];
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** What its deletions, and what acts under conditions, do to further settings. */
  readonly effects?: readonly SettingEffect[];
  readonly residue: readonly ResidueLine[];
}
