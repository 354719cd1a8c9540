import type { Location } from '../diagnostic/diagnostic.ts';
import type { DeviceMatch, Fleet, GroupLayer, Waiver } from './fleet.ts';
import type { Justification } from './justification.ts';
import type { OsMode } from './os-mode.ts';
import type { LocatedRaw } from './raw.ts';
import type { SettingValue } from './value.ts';
import type { Baseline, Delivery, Mode, OsId, RuleLevel, Technique } from './vocabulary.ts';

/** A fleet with its layers merged and every mode settled. Plain data: nothing in it refers to a parser. */
export interface ResolvedFleet {
  readonly name: string;
  /** The fleet as it was written. */
  readonly written: Fleet;
  /** Path of the fleet file, when there is one. */
  readonly file?: string;
  readonly groups: readonly ResolvedGroup[];
  readonly waivers: readonly LocatedWaiver[];
  /** The levels that the fleet gives to rules, in the order of the file. */
  readonly ruleLevels: readonly LocatedRuleLevel[];
  /** The modules with rules of its own that the fleet names, in the order of the file. */
  readonly ruleFiles: readonly LocatedRuleFile[];
}

/** A waiver, and where it was written. */
export interface LocatedWaiver extends Waiver {
  readonly at: Location;
}

/** A rule's level, and where it was written. */
export interface LocatedRuleLevel {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly at: Location;
}

/** A module with rules as the fleet names it, and where. */
export interface LocatedRuleFile {
  readonly path: string;
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
export interface ResolvedGroup extends SettledFacts {
  readonly fleet: string;
  readonly name: string;
  readonly description?: string;
  /** Its first name; absent when it was never renamed. */
  readonly was?: string;
  /** Which devices belong to it; absent when the fleet does not say. */
  readonly devices?: DeviceMatch;
  readonly os: readonly OsFact[];
  readonly mode: Mode;
  readonly baseline: Baseline;
  readonly technique: Technique;
  /** How it gets its policy; every way that reaches it when `origins` has no `deliver`. */
  readonly deliver: readonly Delivery[];
  /** What the group sets, in the order of the catalogue; one entry per setting. */
  readonly assignments: readonly Assignment[];
  /** What the catalogue has no setting for; absent when there is nothing. */
  readonly raw?: LocatedRaw;
  /** What the mode means for each operating system, in the order of `os`. */
  readonly osModes: readonly OsMode[];
  /** Where the group starts, and where each fact was written: `deliver`, `onboarding`, `onboarding.via`. */
  readonly at: Location;
  readonly origins: Readonly<Record<string, Location>>;
}

/** The facts of a layer that stand in a resolved group as they were written. */
export type SettledFacts = Omit<GroupLayer, 'os' | 'mode' | 'baseline' | 'technique' | 'deliver' | 'settings' | 'raw'>;

/** A setting with the value that the group gives it, and where that came from. */
export interface Assignment {
  readonly setting: string;
  /** The final value: whatever the layers replaced or extended is settled. */
  readonly value: SettingValue;
  readonly origin: Origin;
  /** Why it is this value, where the layer that gave it says so. */
  readonly justification?: Justification;
  /** The same of single keys of a map. Entries of a list carry theirs. */
  readonly keyJustifications?: Readonly<Record<string, Justification>>;
  /** Everything that was said of the setting, from the lowest layer up; absent when nobody wrote it. */
  readonly history?: readonly LayerStep[];
  /** Only these ways may carry it; absent means every way that can. */
  readonly only?: readonly Delivery[];
}

/** A layer of the fleet file: what it extends, the defaults, a profile by name, or the group itself. */
export type LayerName = `preset ${string}` | `file ${string}` | 'defaults' | `profile ${string}` | 'group';

/** Where an assignment comes from: a layer of the fleet file, or the mode. */
export type Origin =
  /** Somebody wrote it; `layer` is the topmost one that did. */
  | {
      readonly kind: 'written';
      readonly layer: LayerName;
      readonly at: Location;
      /** The place of every entry of a list; extended lists have entries from several layers. */
      readonly entries?: readonly Location[];
      /** The place of every key of a map, likewise. */
      readonly keys?: Readonly<Record<string, Location>>;
    }
  /** It follows from the mode. */
  | { readonly kind: 'mode'; readonly because: string; readonly at: Location };

/** What one layer said of a setting, or what the mode would have made of it. */
export interface LayerStep {
  readonly layer: LayerName | 'mode';
  readonly effect: 'sets' | 'extends' | 'removes';
  /** As it was said; for an extension, what it adds. */
  readonly value: SettingValue;
  readonly justification?: Justification;
  readonly at: Location;
}
