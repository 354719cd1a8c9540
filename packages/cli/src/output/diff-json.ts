import { countDisagreements, isSetDifferent, jsonForLogs } from '@mdav/review';
import type { Compared } from './diff-words.ts';

/** A comparison for other programs: `formatVersion` rises when a reader has to change. */
export function diffDocument({ a, b, diff }: Compared): string {
  return jsonForLogs({
    formatVersion: 1,
    a: { path: a.path, what: a.what },
    b: { path: b.path, what: b.what },
    different: isSetDifferent(diff),
    pairs: diff.pairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      disagreements: countDisagreements(pair.diff),
      ...pair.diff,
    })),
    onlyA: diff.onlyA,
    onlyB: diff.onlyB,
  });
}
