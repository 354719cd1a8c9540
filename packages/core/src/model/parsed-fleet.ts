import type { Locate } from '../diagnostic/locate.ts';
import type { Fleet } from './fleet.ts';
import type { Settings } from './settings.generated.ts';

/** A fleet as it was read, with the way back to its text. */
export interface ParsedFleet {
  readonly fleet: Fleet;
  readonly file?: string;
  readonly locate: Locate;
  /** What `extends` names, by its names; whoever reads files and has the presets brings it. */
  readonly layers?: ReadonlyMap<string, OutsideLayer>;
}

/** Settings from outside the fleet file: a preset, or a file of one's own. */
export interface OutsideLayer {
  readonly settings: Settings;
  /** Places below the settings of a file. Absent for a preset, whose settings stand where it is named. */
  readonly locate?: Locate;
}
