import type { Finding, Severity } from '@mdav/core';
import { count } from './tally.ts';

/** The severities, worst first. */
export const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/** What a pipeline shows of one kind at most, on GitHub and on Azure. */
const CAP = 10;

/** Open findings, worst first, as many of each kind as a pipeline shows, and how many more there are. */
export interface CappedFindings {
  readonly shown: readonly Finding[];
  /** `12 more warnings`; empty when nothing is left out. */
  readonly rest: readonly string[];
}

export function capFindings(findings: readonly Finding[]): CappedFindings {
  const open = findings.filter(({ waiver }) => waiver === undefined);
  const kinds = WORST_FIRST.map((severity) => open.filter((finding) => finding.severity === severity));
  return {
    shown: kinds.flatMap((kind) => kind.slice(0, CAP)),
    rest: kinds.flatMap((kind, index) => {
      const more = kind.length - CAP;
      return more > 0 ? [moreWords(more, WORST_FIRST[index] ?? 'info')] : [];
    }),
  };
}

function moreWords(more: number, severity: Severity): string {
  return severity === 'info' ? `${more} more to know` : count(more, `more ${severity}`);
}
