import type { SettingValue } from '@mdav/core';

/** A value that a group is to take over from the estate. */
export interface Adoption {
  readonly group: string;
  readonly setting: string;
  readonly value: SettingValue;
  /** Who says it, and where, for a comment. */
  readonly from: string;
}

/** A value that was not taken over, and why; the end of a sentence. */
export interface RefusedAdoption {
  readonly adoption: Adoption;
  readonly why: string;
}

/** A fleet file with values of the estate in it. */
export interface AdoptedFleet {
  /** The file as it should be. */
  readonly text: string;
  readonly adopted: readonly Adoption[];
  readonly refused: readonly RefusedAdoption[];
}
