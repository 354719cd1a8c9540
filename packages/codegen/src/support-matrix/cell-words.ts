import { OS_INFO } from '../../../core/src/facts/os.ts';
import type { Agent, OnboardingState, OsId } from '../../../core/src/model/vocabulary.ts';
import { AGENTS, ONBOARDING_STATES } from '../../../core/src/model/vocabulary.ts';
import type { AntivirusCase } from './combination.ts';
import { ANTIVIRUS_CASES } from './combination.ts';
import type { Verdict } from './verdict.ts';

/** The words of the page, in the order in which it lists them. */

export const AGENT_WORDS: ReadonlyMap<Agent | undefined, string> = new Map<Agent | undefined, string>([
  ...AGENTS.map((agent): [Agent, string] => [agent, agent]),
  [undefined, 'not said'],
]);

export const ONBOARDING_WORDS: ReadonlyMap<OnboardingState | undefined, string> = new Map<
  OnboardingState | undefined,
  string
>([...ONBOARDING_STATES.map((state): [OnboardingState, string] => [state, state]), [undefined, 'not said']]);

export const ANTIVIRUS_WORDS: readonly AntivirusCase[] = Object.keys(ANTIVIRUS_CASES) as AntivirusCase[];

/** For a row that holds whatever the fact is. */
export const ANY = 'any';

export function osTitle(os: OsId): string {
  return OS_INFO[os].title;
}

/** Some of the words for a fact: all of them are `any`. */
export function wordsFor(some: readonly string[], all: Iterable<string>): string {
  const known = [...all];
  return known.every((word) => some.includes(word)) ? ANY : some.join(', ');
}

/** A verdict as a cell: `ok (forced, policy)`, `ok (automatic), warn: …`, `no: …`, with the rules as links by reference. */
export function cellOf({ level, rules, how }: Verdict): string {
  const ok = how.length === 0 ? 'ok' : `ok (${how.join(', ')})`;
  const named = rules.map((rule) => `[${rule}]`).join(', ');
  switch (level) {
    case 'ok':
      return ok;
    case 'note':
    case 'warn':
      return `${ok}, ${level}: ${named}`;
    case 'no':
      return `no: ${named}`;
  }
}
