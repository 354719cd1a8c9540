import type { Reporter } from '../../reporter/reporter.ts';
import { jsonForLogs } from '../../text/safe-text.ts';
import type { Comparison } from '../comparison.ts';
import { countDisagreements } from '../diff-policies.ts';
import { isSetDifferent } from '../diff-sets.ts';

/** A comparison for other programs: `formatVersion` rises when a reader has to change. */
export const json: Reporter<Comparison> = {
  id: 'json',
  title: 'one document, for other programs',
  endings: ['.json'],
  render: diffDocument,
};

function diffDocument({ a, b, diff }: Comparison): string {
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
