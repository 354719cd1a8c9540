import { byObject, byParts } from '@mdav/core/format';
import type { FrameworkRule } from '@mdav/core/frameworks';
import { clip } from '../text/clip.ts';
import { harmfulFirst } from '../text/harmful-first.ts';
import { placeWords } from '../text/place.ts';
import type { FrameworkCompliance, RuleStanding, Standing, Tally } from './compliance.ts';
import { restWords } from './standings.ts';
import { scenarioWords, standingWords, subjectWords } from './words.ts';

/** The standings, the most harmful first: in this order they are told where not everything fits. */
export const HARMFUL_FIRST = [
  'violates',
  'not-managed',
  'not-told',
  'no-effect',
  'waived',
  'meets',
  'not-applicable',
] as const satisfies readonly Standing[];

/** What is met, or not for these systems, is not to be looked at. */
const OPEN: readonly Standing[] = HARMFUL_FIRST.filter((one) => one !== 'meets' && one !== 'not-applicable');

/** An answer to a rule, with everybody who gives it. */
export interface Answer {
  readonly rule: FrameworkRule;
  readonly standing: Standing;
  /** What stands beside it, short enough for a page. */
  readonly words: string;
  /** Groups, or devices. */
  readonly names: readonly string[];
  /** Where it was written, each place once. */
  readonly places: readonly string[];
}

/** Longer words are for the JSON form; what is asked for stands behind what is said. */
const MOST_WORDS = 1200;

/** Thousands of groups stand to a rule in a few ways, and at the same places to many rules. */
const keyOf = byParts<string>(10_000);
const placeOf = byObject(placeWords);

/** Every answer to the rules of a framework, rule by rule: what several say alike is one with all their names. */
export const answersOf = byObject(({ groups }: FrameworkCompliance): readonly Answer[] => {
  const folded = new Map<FrameworkRule, Map<string, { one: RuleStanding; names: string[]; places: Set<string> }>>();
  for (const group of groups) {
    const name = subjectWords(group);
    for (const one of group.rules) {
      const ofRule = folded.get(one.rule) ?? new Map();
      folded.set(one.rule, ofRule);
      const { standing, says, wants, why, waiver, justification } = one;
      const key = keyOf([standing, says, wants, why, waiver, justification], () => `${standing} ${standingWords(one)}`);
      const known = ofRule.get(key) ?? { one, names: [], places: new Set() };
      ofRule.set(key, known);
      known.names.push(name);
      known.places.add(placeOf(one.at));
    }
  }
  return [...folded].flatMap(([rule, ofRule]) =>
    [...ofRule.values()].map(({ one, names, places }) => ({
      rule,
      standing: one.standing,
      words: pageWords(one),
      names,
      places: [...places],
    })),
  );
});

/** Answers that are to be looked at, in the order of their harm; of one harm what most say comes first. */
export function openAnswersOf(one: FrameworkCompliance): readonly Answer[] {
  return harmfulFirst(answersOf(one), OPEN, ({ standing, rule, names }) => ({
    kind: standing,
    about: rule.id,
    size: names.length,
  }));
}

function pageWords(one: RuleStanding): string {
  return clip(standingWords(one.says === undefined ? one : { ...one, says: clip(one.says) }), MOST_WORDS);
}

/** Where to go for an answer: the first place, and how many others there are. */
export function placesWords({ places: [first = '', ...others] }: Answer): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** Groups of which the same number stands the same way. */
export interface AlikeTotal {
  readonly tally: Tally;
  readonly names: readonly string[];
  /** What sets the same at one go. */
  readonly scenario: string | undefined;
}

/** Groups by how many rules stand how, in the order of the first of each. */
export function totalsOf({ framework, groups }: FrameworkCompliance): readonly AlikeTotal[] {
  const folded = new Map<string, { tally: Tally; names: string[]; scenario: string | undefined }>();
  for (const group of groups) {
    const key = `${group.tally.meets}, ${restWords(group.tally)}`;
    const known = folded.get(key);
    if (known !== undefined) known.names.push(subjectWords(group));
    else
      folded.set(key, {
        tally: group.tally,
        names: [subjectWords(group)],
        scenario: scenarioWords(framework, group),
      });
  }
  return [...folded.values()];
}
