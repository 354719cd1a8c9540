import type { Location } from '../diagnostic/diagnostic.ts';
import type { ModePlan } from '../mode/plan.ts';
import type { Antivirus, Onboarding, Waiver } from './fleet.ts';
import type { SettingValue } from './value.ts';
import type { Agent, Baseline, CurrentMode, Delivery, Licence, Mode, OsId, TamperState, Technique } from './vocabulary.ts';

/** A fleet with its layers merged and every mode settled. Plain data: nothing in it refers to a parser. */
export interface ResolvedFleet {
  readonly name: string;
  /** Path of the fleet file, when there is one. */
  readonly file?: string;
  readonly groups: readonly ResolvedGroup[];
  readonly waivers: readonly LocatedWaiver[];
}

export interface LocatedWaiver extends Waiver {
  readonly at: Location;
}

/** One operating system of a group. */
export interface OsFact {
  readonly id: OsId;
  /** Build number, where the file gives one. */
  readonly build?: number;
  readonly at: Location;
}

/** A group as the rules and the channels see it. */
export interface ResolvedGroup {
  readonly fleet: string;
  readonly name: string;
  readonly description?: string;
  readonly os: readonly OsFact[];
  readonly agent?: Agent;
  readonly mode: Mode;
  readonly baseline: Baseline;
  readonly technique: Technique;
  readonly onboarding?: Onboarding;
  readonly licence?: Licence;
  readonly antivirus?: 'none' | Antivirus;
  readonly platform?: string;
  readonly engine?: string;
  readonly tamperProtection?: TamperState;
  readonly currentMode?: CurrentMode;
  readonly deliver: readonly Delivery[];
  /** What the group sets, in the order of the catalogue; one entry per setting. */
  readonly assignments: readonly Assignment[];
  /** What the mode means for each operating system, in the order of `os`. */
  readonly plans: readonly ModePlan[];
  /** Where the group starts, and where each fact was written. */
  readonly at: Location;
  readonly origins: Readonly<Record<string, Location>>;
}

/** A setting with the value that the group gives it, and where that came from. */
export interface Assignment {
  readonly setting: string;
  readonly value: SettingValue;
  readonly origin: Origin;
  /** Only these ways may carry it; absent means every way that can. */
  readonly only?: readonly Delivery[];
}

export type Origin =
  /** Somebody wrote it, in this layer. */
  | { readonly kind: 'written'; readonly layer: 'defaults' | 'group'; readonly at: Location }
  /** It follows from the mode. */
  | { readonly kind: 'mode'; readonly because: string; readonly at: Location };
