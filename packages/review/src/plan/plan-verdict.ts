import type { Finding } from '@mdav/core';
import { count } from '../text/count.ts';
import type { FleetPlan } from './fleet-plan.ts';

/** What keeps a change from being merged as it is. */
export interface PlanVerdict {
  /** Errors that come with the change and that nobody answers for. */
  readonly errors: number;
  /** Modes that devices certainly do not reach, with nobody to answer for that. */
  readonly deadEnds: number;
}

/**
 * Judges a plan. Where the findings of the old side are not known because it is the output of a build, `now` are those
 * of the new one: nothing is built with errors, so each of them is new.
 */
export function judgePlan({ groups, findings }: FleetPlan, now: readonly Finding[] = []): PlanVerdict {
  const come = findings === undefined ? now : [...findings.added, ...findings.reopened];
  const ends = groups.flatMap(({ transition }) => transition?.deadEnds ?? []);
  return {
    errors: come.filter(({ severity, waiver }) => severity === 'error' && waiver === undefined).length,
    deadEnds: ends.filter(({ certainty, waiver }) => certainty === 'certain' && waiver === undefined).length,
  };
}

/** True when a plan should stop a pipeline. */
export function isStopped({ errors, deadEnds }: PlanVerdict): boolean {
  return errors + deadEnds > 0;
}

/** `1 new error, 2 dead ends`; empty when nothing stops. */
export function verdictWords({ errors, deadEnds }: PlanVerdict): string {
  return [
    ...(errors > 0 ? [count(errors, 'new error')] : []),
    ...(deadEnds > 0 ? [count(deadEnds, 'dead end')] : []),
  ].join(', ');
}
