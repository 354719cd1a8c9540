import type { PolicySetDiff } from './diff-sets.ts';

/** One side of a comparison. */
export interface ComparedSide {
  /** As the user named it. */
  readonly path: string;
  /** What it is, such as `GPO backup`. */
  readonly what: string;
}

/** A finished comparison, as the reporters take it. */
export interface Comparison {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly diff: PolicySetDiff;
}
