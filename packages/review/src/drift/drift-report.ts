import type { LayerName, Location, SettingValue } from '@mdav/core';
import type { FindingRecord } from '../findings/reporters/json.ts';
import type { Drift } from './drift.ts';

/** A drift with what the fleet was held against, as the reporters take it. */
export interface DriftReport {
  readonly drift: Drift;
  /** Files and folders as the user named them. */
  readonly actual: readonly string[];
  /** What fits where the Markdown goes; absent for everything. */
  readonly maxCharacters?: number;
  /** What was written into the fleet file; absent where nobody asked for it. */
  readonly adoption?: DriftAdoption;
}

/** What was written into a fleet file, and what was not. */
export interface DriftAdoption {
  readonly file: string;
  /** Each with the place where it stands now, and the layer that says it. */
  readonly adopted: readonly (DriftAdopted & { readonly at: Location; readonly layer: LayerName })[];
  /** Each with the reason, and the errors that it would bring into the fleet. */
  readonly refused: readonly (DriftAdopted & { readonly why: string; readonly errors: readonly FindingRecord[] })[];
  /** What the rules find in the file and did not find in it before. */
  readonly findings: readonly FindingRecord[];
}

/** A value of the estate that a group takes over. */
export interface DriftAdopted {
  readonly group: string;
  readonly setting: string;
  readonly value: SettingValue;
  /** Who says it, and where. */
  readonly from: string;
}
