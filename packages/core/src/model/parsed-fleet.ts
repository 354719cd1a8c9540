import type { Locate } from '../diagnostic/locate.ts';
import type { Fleet } from './fleet.ts';

/** A fleet as it was read, with the way back to its text. */
export interface ParsedFleet {
  readonly fleet: Fleet;
  readonly file?: string;
  readonly locate: Locate;
}
