import type { Finding } from '@mdav/core';
import { WORST_FIRST } from './capped.ts';
import { type RolledFinding, rollUp } from './roll-up.ts';
import { tallyOf, tallyWords } from './tally.ts';

/** What people are shown of some findings. */
export interface FittingFindings {
  /** Findings that nobody answers for. */
  readonly open: readonly RolledFinding[];
  readonly waived: readonly RolledFinding[];
  /** `12 warnings, 3 to know`: what is not shown; absent when everything is. */
  readonly rest?: string;
}

/**
 * Findings for people: what says the same of several groups is one, and of more than `most` the worst are kept, in the
 * order that they come in. What somebody answers for comes last.
 */
export function fittingFindings(findings: readonly Finding[], most = Number.POSITIVE_INFINITY): FittingFindings {
  const open = rollUp(findings.filter(({ waiver }) => waiver === undefined));
  const waived = rollUp(findings.filter(({ waiver }) => waiver !== undefined));
  if (open.length + waived.length <= most) return { open, waived };
  const worst = WORST_FIRST.flatMap((severity) => open.filter(({ finding }) => finding.severity === severity));
  const kept = new Set([...worst, ...waived].slice(0, most));
  const isKept = (rolled: RolledFinding) => kept.has(rolled);
  const left = [...open, ...waived].filter((rolled) => !isKept(rolled)).flatMap(({ all }) => all);
  return { open: open.filter(isKept), waived: waived.filter(isKept), rest: restWords(left) };
}

/** Words for findings of which some may be waived, in which none is called no finding. */
function restWords(findings: readonly Finding[]): string {
  const tally = tallyOf(findings);
  return tally.waived === findings.length ? `${tally.waived} waived` : tallyWords(tally);
}
