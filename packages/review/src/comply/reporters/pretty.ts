import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import type { Reporter } from '../../reporter/reporter.ts';
import { countedNames, hasMoreNames } from '../../text/name-list.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import { type AlikeTotal, type Answer, openAnswersOf, placesWords, totalsOf } from '../answers.ts';
import { type Compliance, type FrameworkCompliance, isCompliant } from '../compliance.ts';
import { judgedWords, STANDING_INFO, totalWords } from '../standings.ts';
import { idleWords, mendWords, subjectWords } from '../words.ts';

/** For people at a terminal: a line per group or for those that stand alike, and under them the rules that are to be looked at, with their groups. */
export const pretty: Reporter<Compliance> = {
  id: 'pretty',
  title: 'for people, with the rules that are to be looked at',
  endings: [],
  render: (compliance, paint = PLAIN_PAINT) => {
    const judged = compliance.frameworks.filter(({ groups }) => groups.length > 0);
    const others = compliance.frameworks.filter(({ groups }) => groups.length === 0);
    const lines = [
      ...judged.flatMap((one) => [...frameworkLines(one, compliance.isOverview === true, paint), '']),
      ...(compliance.isOverview ? [paint.dim('The rules of one: `mdav comply --framework ID`.'), ''] : []),
      ...(compliance.mends.length === 0
        ? []
        : [
            paint.bold('What one change mends most'),
            ...compliance.mends.map((mend) => `  ${paint.good('→')} ${inLog(mendWords(mend))}`),
            '',
          ]),
      ...(others.length === 0
        ? []
        : [paint.dim(`For no group: ${others.map(({ framework }) => frameworkName(framework)).join(', ')}`)]),
      ...compliance.idleWaivers.map(
        (waiver) =>
          `${paint.severity('warning', '!')} ${inLog(idleWords(waiver))}  ${paint.dim(inLog(placeWords(waiver.at)))}`,
      ),
      paint.dim(judgedWords(compliance)),
    ];
    return `${lines.join('\n')}\n`;
  },
};

function frameworkLines(one: FrameworkCompliance, isOverview: boolean, paint: Paint): readonly string[] {
  const { framework, groups, tally } = one;
  const head = `${paint.bold(inLog(frameworkName(framework)))}  ${paint.dim(inLog(framework.title))}`;
  const totals = totalLines(one, paint);
  const answers = isOverview ? [] : openAnswersOf(one);
  if (groups.length === 1) return [head, ...totals, ...answers.map((answer) => `  ${ruleLine(answer, paint)}`)];
  return [
    head,
    ...totals,
    `  ${paint.bold('in all')}: ${totalWords(tally)}`,
    ...ofSame(answers).flatMap(({ names, own }) => [
      `  ${paint.bold(inLog(names.length === groups.length ? 'everywhere' : `in ${hasMoreNames(names) ? countedNames(names) : names.join(', ')}`))}`,
      ...own.map((answer) => `  ${ruleLine(answer, paint)}`),
    ]),
  ];
}

/** A line per group; of many that stand alike one, where the first of them stands. */
function totalLines(one: FrameworkCompliance, paint: Paint): readonly string[] {
  const totals = totalsOf(one);
  const ofName = new Map(totals.flatMap((total) => total.names.map((name) => [name, total] as const)));
  return one.groups.map(subjectWords).flatMap((name) => {
    const total = ofName.get(name);
    if (total === undefined) return [];
    const isOneOfMany = hasMoreNames(total.names);
    if (isOneOfMany && total.names[0] !== name) return [];
    return totalLine(isOneOfMany ? countedNames(total.names) : name, total, paint);
  });
}

function totalLine(names: string, { tally, scenario }: AlikeTotal, paint: Paint): readonly string[] {
  const mark = isCompliant(tally) ? paint.good('✓') : paint.severity('error', '✗');
  return [
    `  ${mark} ${paint.bold(inLog(names))}: ${totalWords(tally)}`,
    ...(scenario === undefined ? [] : [`    ${paint.dim(inLog(scenario))}`]),
  ];
}

interface OfSame {
  readonly names: readonly string[];
  readonly own: readonly Answer[];
}

/** What is told alike of the same groups, together; what concerns most of them first. */
function ofSame(answers: readonly Answer[]): readonly OfSame[] {
  const sections = new Map<string, { names: readonly string[]; own: Answer[] }>();
  for (const answer of answers) {
    const key = answer.names.join('\n');
    const section = sections.get(key);
    if (section === undefined) sections.set(key, { names: answer.names, own: [answer] });
    else section.own.push(answer);
  }
  return [...sections.values()].sort((a, b) => b.names.length - a.names.length);
}

function ruleLine(answer: Answer, paint: Paint): string {
  const { rule, standing, words } = answer;
  const { mark } = STANDING_INFO[standing];
  const sign = standing === 'violates' ? paint.severity('error', mark) : paint.dim(mark);
  const title = rule.title === undefined ? askedPlace(rule.ask) || ruleTitle(rule) : askedPlace(rule.ask);
  const place =
    standing === 'not-managed' || standing === 'not-told' ? '' : `  ${paint.dim(inLog(placesWords(answer)))}`;
  return `  ${sign} ${inLog(rule.id)}  ${inLog(title)}: ${inLog(words)}${place}`;
}
