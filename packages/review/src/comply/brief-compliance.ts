import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { mdCode, mdText } from '@mdav/quote';
import { fitRows, type RankedRow } from '../text/ranked-rows.ts';
import { HARMFUL_FIRST, openAnswersOf, totalsOf } from './answers.ts';
import type { Compliance, FrameworkCompliance, IdleWaiver, Standing } from './compliance.ts';
import { metWords, restWords, STANDING_INFO } from './standings.ts';
import { idleReason, isOfDevices } from './words.ts';

type Kind = `${string} ${string}`;
type Row = RankedRow<Kind>;

const kindOf = (standing: Standing): Kind => `${STANDING_INFO[standing].mark} ${STANDING_INFO[standing].words}`;
const [WAIVER, FIGURES] = ['! idle waiver', '= figures'] as const;

/** What is told of a compliance, the most harmful first: in this order it is told where not everything fits. */
const KINDS: readonly Kind[] = [
  ...HARMFUL_FIRST.slice(0, 3).map(kindOf),
  WAIVER,
  ...HARMFUL_FIRST.slice(3).map(kindOf),
  FIGURES,
];

/** A compliance in so many characters, of all frameworks the worst first in place of framework by framework. */
export function briefCompliance(
  { frameworks, idleWaivers }: Compliance,
  head: readonly string[],
  characters: number,
): string {
  return fitRows(
    {
      head: [
        ...head,
        '',
        `As a whole it would be more than ${characters} characters: what several answer alike is one row, the most harmful first.`,
      ],
      columns: ['Rule', 'About', frameworks.some(isOfDevices) ? 'Devices' : 'Groups', 'Why'],
      kinds: KINDS,
      rows: [...frameworks.flatMap(answerRows), ...frameworks.flatMap(figureRows), ...idleWaivers.map(idleRow)],
      rest: '`mdav comply --max-characters all` tells every row, `--format json` every name.',
    },
    characters,
  );
}

function answerRows(one: FrameworkCompliance): readonly Row[] {
  return openAnswersOf(one).map(({ rule, standing, names, words }) => ({
    kind: kindOf(standing),
    names,
    cells: [
      `${mdText(rule.id)}<br>${mdText(frameworkName(one.framework))}`,
      rule.title === undefined ? mdCode(askedPlace(rule.ask)) : mdText(ruleTitle(rule)),
      mdText(words),
    ],
  }));
}

function figureRows(one: FrameworkCompliance): readonly Row[] {
  return totalsOf(one).map(({ names, tally, scenario }) => ({
    kind: FIGURES,
    names,
    cells: [mdText(frameworkName(one.framework)), `${metWords(tally)} met`, mdText(scenario ?? restWords(tally))],
  }));
}

function idleRow(waiver: IdleWaiver): Row {
  return {
    kind: WAIVER,
    names: [waiver.group],
    cells: [mdText(waiver.rule), `until ${mdText(waiver.expires)}`, mdText(idleReason(waiver))],
  };
}
