import type { Drift } from './drift.ts';

/** A drift with what the fleet was held against, as the reporters take it. */
export interface DriftReport {
  readonly drift: Drift;
  /** Files and folders as the user named them. */
  readonly actual: readonly string[];
}
