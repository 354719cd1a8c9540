import type { Finding, LayerName, Location, SettingValue } from '@mdav/core';

/** A value that a group is to take over from the estate. */
export interface Adoption {
  readonly group: string;
  readonly setting: string;
  readonly value: SettingValue;
  /** Who says it, and where, for a comment. */
  readonly from: string;
}

/** A value that was taken over, and where it stands now. */
export interface AdoptedValue extends Adoption {
  readonly at: Location;
  /** The layer of the fleet file that says it. */
  readonly layer: LayerName;
}

/** A value that was not taken over, and why. */
export interface RefusedAdoption {
  readonly adoption: Adoption;
  /** The end of a sentence. */
  readonly why: string;
  /** The errors that it would bring into the fleet; none where the file is not edited there. */
  readonly errors: readonly Finding[];
}

/** A fleet file with values of the estate in it. */
export interface AdoptedFleet {
  /** The file as it should be. */
  readonly text: string;
  readonly adopted: readonly AdoptedValue[];
  readonly refused: readonly RefusedAdoption[];
  /** What the rules find in it and did not find in the file as it was. */
  readonly findings: readonly Finding[];
}
