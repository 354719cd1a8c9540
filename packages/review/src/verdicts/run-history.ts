import type { RunComparison, RunNumbers } from '@mdav/verify';

/** A run that is over, by the name that people know it by: mostly a day. */
export interface NamedRun {
  readonly name: string;
  readonly numbers: RunNumbers;
}

/** What came before a run. */
export interface RunHistory {
  /** Oldest first; the last one is what this run is compared with. */
  readonly earlier: readonly NamedRun[];
  readonly now: RunNumbers;
  readonly comparison: RunComparison;
}
