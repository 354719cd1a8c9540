import type { Compliance, RuleStanding } from '../compliance.ts';
import { judgedWords, STANDING_INFO } from '../standings.ts';
import { standingWords, whereWords } from '../words.ts';

/** What stands beside the result in a checklist: how it came about, where it is written, and what was judged. */
export function detailOf(one: RuleStanding, compliance: Compliance): string {
  const words = standingWords(one);
  const about = words === '' ? STANDING_INFO[one.standing].words : `${STANDING_INFO[one.standing].words}: ${words}`;
  const only = one.rule.only === undefined ? '' : ` For ${one.rule.only} alone; whether these are, no fleet file says.`;
  return `mdav: ${about}. ${whereWords(one)}.${only} ${judgedWords(compliance)}`;
}

/** A name that files, NCNames of XML and people take. */
export function plainName(text: string): string {
  return text.replace(/[^A-Za-z0-9_.-]+/g, '_');
}
