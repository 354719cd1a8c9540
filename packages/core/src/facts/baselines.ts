import type { Baseline } from '../model/vocabulary.ts';
import { BASELINES } from '../model/vocabulary.ts';

/** What stands behind a documentation baseline. */
export interface BaselineInfo {
  readonly title: string;
  /** Newest page date that counts. */
  readonly date: string;
}

/** Title and date of each state of the documentation that a fleet can be held to. */
export const BASELINE_INFO: Readonly<Record<Baseline, BaselineInfo>> = {
  '2021-07': { title: 'July 2021: block mode in the portal only, no unified agent', date: '2021-08-05' },
  '2022-03': { title: 'March 2022: platform 4.18.2202, block mode by policy', date: '2022-03-14' },
  '2022-09': { title: 'September 2022: platform 4.18.2208 and 4.18.2209', date: '2022-09-30' },
  current: { title: 'the pages of 2025 and 2026', date: '2026-09-21' },
};

/** True when `baseline` is `floor` or newer. */
export function isSince(baseline: Baseline, floor: Baseline): boolean {
  return BASELINES.indexOf(baseline) >= BASELINES.indexOf(floor);
}
