import type { Baseline, Severity } from '@mdav/core';
import { BASELINE_INFO, BASELINES } from '@mdav/core';
import type { RuleBasis, RuleInfo } from '@mdav/core/rule';
import { autofixWords, CHAPTER_TITLES, exampleFleet } from '@mdav/core/rule';
import { type DescribedSource, describeSource } from './source.ts';

/** Everything that is known of a rule, in words and plain data. */
export interface RuleDescription {
  readonly kind: 'rule';
  readonly id: string;
  readonly chapter: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** What `mdav check --fix` does about it; absent where it leaves it to people. */
  readonly autofix?: string;
  /** Why it leaves it to people. */
  readonly byHand?: string;
  readonly waive: string;
  readonly settles?: string;
  readonly basis: string;
  /** What it reports at most under each documentation baseline; absent where it does not hold. */
  readonly severities: readonly { readonly baseline: Baseline; readonly title: string; readonly severity?: Severity }[];
  /** When it reports one level lower: the end of a sentence, from `while` on. */
  readonly milder?: string;
  /** Told only to who asks for the strict set. */
  readonly strict: boolean;
  /** Can be waived, never turned off. */
  readonly guard: boolean;
  /** Whole fleets. */
  readonly good: string;
  readonly bad: string;
  readonly sources: readonly DescribedSource[];
}

const BASIS: Readonly<Record<RuleBasis, string>> = {
  documented: 'a page or template says it',
  inferred: 'it follows from several sources',
  uncertain: 'a single weak source says it',
  ours: 'a convention of mdav',
};

/** Describes a rule. */
export function describeRule(rule: RuleInfo): RuleDescription {
  const severities = BASELINES.map((baseline) => ({
    baseline,
    title: BASELINE_INFO[baseline].title,
    ...(isHeld(rule, baseline) && { severity: rule.severity }),
  }));
  return {
    kind: 'rule',
    id: rule.id,
    chapter: CHAPTER_TITLES[rule.chapter],
    what: rule.what,
    why: rule.why,
    fix: rule.fix,
    ...('does' in rule.autofix ? { autofix: autofixWords(rule.autofix) } : { byHand: autofixWords(rule.autofix) }),
    waive: rule.waive,
    ...(rule.settles !== undefined && { settles: rule.settles }),
    basis: BASIS[rule.basis],
    severities,
    ...(rule.milder !== undefined && { milder: rule.milder }),
    strict: rule.set === 'strict',
    guard: rule.guard === true,
    good: exampleFleet(rule.good).text,
    bad: exampleFleet(rule.bad).text,
    sources: rule.sources.map(describeSource),
  };
}

function isHeld({ baselines }: RuleInfo, baseline: Baseline): boolean {
  return baselines === undefined || baselines.includes(baseline);
}
