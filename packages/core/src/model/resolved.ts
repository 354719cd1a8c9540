import type { Location } from '../diagnostic/diagnostic.ts';
import type { ModePlan } from '../mode/plan.ts';
import type { Antivirus, Fleet, Onboarding, Waiver } from './fleet.ts';
import type { LocatedRaw } from './raw.ts';
import type { SettingValue } from './value.ts';
import type {
  Agent,
  AntivirusPresence,
  Baseline,
  CurrentMode,
  Delivery,
  Licence,
  Mode,
  OsId,
  SmartAppControlState,
  SwitchState,
  TamperState,
  Technique,
} from './vocabulary.ts';

/** A fleet with its layers merged and every mode settled. Plain data: nothing in it refers to a parser. */
export interface ResolvedFleet {
  readonly name: string;
  /** The fleet as it was written. */
  readonly written: Fleet;
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
  readonly defenderAntivirus?: AntivirusPresence;
  readonly securityCenter?: SwitchState;
  readonly smartAppControl?: SmartAppControlState;
  readonly endpointDlp?: SwitchState;
  readonly limitedPeriodicScanning?: SwitchState;
  readonly indicators?: boolean;
  readonly installedPassive?: boolean;
  readonly mdmWinsOverGp?: SwitchState;
  readonly centralStore?: string;
  /** How it gets its policy; every way that reaches it when `origins` has no `deliver`. */
  readonly deliver: readonly Delivery[];
  /** What the group sets, in the order of the catalogue; one entry per setting. */
  readonly assignments: readonly Assignment[];
  /** What the catalogue has no setting for; absent when there is nothing. */
  readonly raw?: LocatedRaw;
  /** What the mode means for each operating system, in the order of `os`. */
  readonly plans: readonly ModePlan[];
  /** Where the group starts, and where each fact was written: `deliver`, `onboarding`, `onboarding.via`. */
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
  /** Somebody wrote it, in this layer; a list has a place per entry. */
  | {
      readonly kind: 'written';
      readonly layer: 'defaults' | 'group';
      readonly at: Location;
      readonly entries?: readonly Location[];
    }
  /** It follows from the mode. */
  | { readonly kind: 'mode'; readonly because: string; readonly at: Location };
