import type { PageGroup } from './fleet-page.ts';

/** How many settings of a fleet get to devices by a file, by hand, or not at all. */
export interface CoverageCount {
  readonly total: number;
  readonly byFile: number;
  readonly byHand: number;
  readonly missing: number;
}

/** Counts every setting of every group once, by the best way that it has. */
export function countCoverage(groups: readonly PageGroup[]): CoverageCount {
  let [byFile, byHand, missing] = [0, 0, 0];
  for (const { group, outputs } of groups) {
    group.assignments.forEach((_, index) => {
      const kinds = new Set(outputs.map(({ emissions }) => emissions[index]?.kind));
      if (kinds.has('emitted')) byFile++;
      else if (kinds.has('manual')) byHand++;
      else missing++;
    });
  }
  return { total: byFile + byHand + missing, byFile, byHand, missing };
}
