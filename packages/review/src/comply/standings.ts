import type { Compliance, Standing, Tally } from './compliance.ts';
import { applicable, STANDINGS } from './compliance.ts';

/** How a standing is called, and what checklists have for it. */
interface StandingInfo {
  readonly words: string;
  /** A mark that needs no colour. */
  readonly mark: string;
  readonly cklb: 'not_a_finding' | 'open' | 'not_reviewed' | 'not_applicable';
  readonly xccdf: 'pass' | 'fail' | 'notchecked' | 'notapplicable';
}

/**
 * Checklists know no shades: a value that is in place counts there, whatever the mode makes of it, and what somebody
 * answers for stays open. Both say so in words beside it.
 */
export const STANDING_INFO: Readonly<Record<Standing, StandingInfo>> = {
  meets: { words: 'meets', mark: '✓', cklb: 'not_a_finding', xccdf: 'pass' },
  'no-effect': { words: 'without effect in this mode', mark: '○', cklb: 'not_a_finding', xccdf: 'pass' },
  waived: { words: 'waived', mark: '~', cklb: 'open', xccdf: 'fail' },
  violates: { words: 'violates', mark: '✗', cklb: 'open', xccdf: 'fail' },
  'not-managed': { words: 'not managed', mark: '?', cklb: 'not_reviewed', xccdf: 'notchecked' },
  'not-told': { words: 'not told', mark: '·', cklb: 'not_reviewed', xccdf: 'notchecked' },
  'not-applicable': { words: 'not applicable', mark: '–', cklb: 'not_applicable', xccdf: 'notapplicable' },
};

/** What was looked at, as a sentence. */
export function judgedWords({ judged }: Pick<Compliance, 'judged'>): string {
  return judged === 'policy'
    ? 'It judges what the policy says; no device was looked at.'
    : 'It judges what devices showed of themselves, not what the policy says.';
}

/** `66 of 67`: the rules that are met, of those that apply. */
export function metWords(tally: Tally): string {
  return `${tally.meets} of ${applicable(tally)}`;
}

/** The standings that occur besides `meets`, in words: `3 violates, 2 waived`. */
export function restWords(tally: Tally): string {
  const rest = STANDINGS.filter((standing) => standing !== 'meets' && tally[standing] > 0);
  return rest.map((standing) => `${tally[standing]} ${STANDING_INFO[standing].words}`).join(', ');
}

/** `66 of 67 met, 1 waived`: both of them. */
export function totalWords(tally: Tally): string {
  const rest = restWords(tally);
  return `${metWords(tally)} met${rest === '' ? '' : `, ${rest}`}`;
}
