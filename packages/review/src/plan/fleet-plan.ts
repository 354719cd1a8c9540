import type { Finding, Justification, Location, ManualStep, Mode, OsId, SettingValue } from '@mdav/core';
import type { Departure, Direction } from '@mdav/core/format';
import type { ResidueDifference } from '../diff/residue.ts';
import type { ValueChange } from '../diff/value-change.ts';
import type { Detection } from './detections.ts';
import type { Recognition } from './match-groups.ts';

/**
 * What a change of a fleet does to which devices. Plain data: `JSON.stringify` gives the document that
 * `plan.schema.json` describes.
 */
export interface FleetPlan {
  readonly fleet: string;
  /** Every group of either side, by name; groups that stay as they are have no changes. */
  readonly groups: readonly GroupPlan[];
  /** Absent when the findings of the old side are not known, as with an output folder. */
  readonly findings?: FindingChanges;
  /** Waivers that come, go or are another one now; empty where those of the old side are not known. */
  readonly waivers: readonly WaiverChange[];
  readonly totals: PlanTotals;
}

/** How much there is to look at. */
export interface PlanTotals {
  /** Groups that are new, gone, renamed or changed. */
  readonly groups: number;
  /** Those of them that are renamed. */
  readonly renamed: number;
  readonly settings: Readonly<Record<Direction, number>>;
  /** Reasons, owners, last days and tickets that change where the value stays. */
  readonly reasons: number;
  readonly deadEnds: number;
}

/** What a change does to one group. */
export interface GroupPlan {
  readonly group: string;
  /** `renamed` whether or not anything else of it changes. */
  readonly kind: 'added' | 'removed' | 'renamed' | 'changed' | 'unchanged';
  /** The name on the old side and what says that it is this group; absent unless it is `renamed`. */
  readonly renamed?: Renaming;
  /** Operating systems after the change; before it, for a group that is gone. */
  readonly os: readonly OsId[];
  /** Absent where a side does not say: an old side that is new, or output without `expected.json`. */
  readonly mode: { readonly before?: Mode; readonly after?: Mode };
  /** How the mode comes about, in a few words each; empty where it is not known. */
  readonly mechanism: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** Facts other than the mode that changed, as one line of JSON each. */
  readonly facts: readonly FactChange[];
  readonly settings: readonly SettingChange[];
  /** What the catalogue has no setting for. */
  readonly residue: readonly RawChange[];
  /** Why things are as they are: of everything that changes, and of what stays where the reason is another one now. */
  readonly reasons: readonly ReasonChange[];
  /** What it takes to get the devices into the mode; absent when mode and agent stay, and the fleet file tells nothing else of the devices anew. */
  readonly transition?: Transition;
  /** Public rules of detection that what is newly written sets off. */
  readonly detections: readonly Detection[];
  /** What the files do not do by themselves; complete sentences. */
  readonly notes: readonly string[];
}

/** Another name for a group, and how it is known to be the same one. */
export type Renaming = Recognition & { readonly from: string };

/** A fact of a group that changes, as one line of JSON on each side; absent on the side that does not say. */
export interface FactChange {
  readonly fact: string;
  readonly before?: string;
  readonly after?: string;
}

/** A setting that changes, or that goes another way. */
export interface SettingChange {
  readonly setting: string;
  readonly title: string;
  readonly kind: 'added' | 'removed' | 'changed' | 'rerouted';
  readonly before?: SettingValue;
  readonly after?: SettingValue;
  readonly change: ValueChange;
  readonly direction: Direction;
  /** Why the direction is that; a complete sentence. */
  readonly why: string;
  /** The ways by which it reaches the devices. */
  readonly channels: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What of the mode asks for it; absent when somebody wrote it. */
  readonly because?: string;
  /** The layers that the value comes from, `the defaults` say; of a setting that is gone, those that it came from. */
  readonly from?: readonly string[];
  /** How the new value stands to the preset that the group starts from, where it departs from it; of a map in keys that change. */
  readonly departs?: Departure;
}

/** Something without a setting that changes, or that goes another way: `a` is before, `b` after. */
export interface RawChange extends ResidueDifference {
  readonly kind: 'added' | 'removed' | 'changed' | 'rerouted';
  /** The ways by which it reaches the devices, such as `gpo (preference for devices in … only)`. */
  readonly channels: { readonly before: readonly string[]; readonly after: readonly string[] };
}

/** Why something is as it is, with who answers for it and until when; absent on the side that does not say. */
export interface ReasonChange {
  /** The setting, or the place of a raw entry. */
  readonly about: string;
  /** The key or entry that it is about; absent where it is the whole. */
  readonly part?: string;
  readonly before?: Justification;
  readonly after?: Justification;
}

/** A waiver that comes, goes or is another one now. */
export interface WaiverChange {
  readonly rule: string;
  /** Under its new name. */
  readonly group: string;
  readonly setting?: string;
  readonly before?: Justification;
  readonly after?: Justification;
}

/** The way of a group's devices from one mode into another. */
export interface Transition {
  /** The mode of the group before, or where that is none or stays, the `currentMode` that the fleet file tells anew. */
  readonly before: Mode;
  readonly after: Mode;
  /** Why the mode will not be reached; empty when it can be. */
  readonly deadEnds: readonly DeadEnd[];
  /** What no file can do, in order. Empty at a certain dead end: no step leads on from there. */
  readonly steps: readonly ManualStep[];
}

/** Something that keeps devices from reaching a mode. */
export interface DeadEnd {
  readonly rule: string;
  /** `possible` when a fact is missing that would tell. */
  readonly certainty: 'certain' | 'possible';
  readonly message: string;
  readonly hint: string;
  readonly at: Location;
  readonly sources: readonly string[];
  /** Who answers for it; it stops nothing then. */
  readonly waiver?: { readonly reason: string; readonly owner: string; readonly expires: string };
}

/** How the findings of two sides differ. A finding that merely moved in the file is the same one. */
export interface FindingChanges {
  readonly added: readonly Finding[];
  readonly resolved: readonly Finding[];
  /** Open before, and now somebody answers for them. */
  readonly waived: readonly Finding[];
  /** Nobody answers for them any more. */
  readonly reopened: readonly Finding[];
  /** Number of findings that stay as they are. */
  readonly unchanged: number;
}
