import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { mdCode, mdTable, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { placeWords } from '../../text/place.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
import { type Answer, openAnswersOf, totalsOf } from '../answers.ts';
import { briefCompliance } from '../brief-compliance.ts';
import { applicable, type Compliance, type FrameworkCompliance, STANDINGS, type Tally } from '../compliance.ts';
import { judgedWords, STANDING_INFO } from '../standings.ts';
import { idleWords, isOfDevices, mendWords } from '../words.ts';

/** For a pull request or a job summary: one table of all, then the rules that are open; the worst alone where that does not fit. */
export const markdown: Reporter<Compliance> = {
  id: 'markdown',
  title: 'Markdown, for pull requests and job summaries',
  endings: ['.md'],
  render: (compliance) => {
    const { maxCharacters = Number.POSITIVE_INFINITY } = compliance;
    const whole = wholeLines(compliance);
    const fits = whole.reduce((sum, line) => sum + line.length + 1, 0) <= maxCharacters;
    return fits ? safeMarkdown(whole) : briefCompliance(compliance, headLines(compliance, false), maxCharacters);
  },
};

function wholeLines(compliance: Compliance): readonly string[] {
  return [
    ...headLines(compliance, true),
    ...compliance.frameworks.flatMap(scenarioLines),
    ...compliance.frameworks.flatMap(openRules),
    ...mendLines(compliance),
    ...idleLines(compliance),
  ];
}

function headLines(compliance: Compliance, isByGroup: boolean): readonly string[] {
  return [
    `## mdav comply: ${mdText(compliance.fleet)}`,
    '',
    judgedWords(compliance),
    '',
    ...overview(compliance, isByGroup),
    ...(isByGroup ? [] : mendLines(compliance)),
  ];
}

function mendLines({ mends }: Compliance): readonly string[] {
  if (mends.length === 0) return [];
  return ['', '### What one change mends most', '', ...mends.map((mend) => `- ${mdText(mendWords(mend))}`)];
}

function idleLines({ idleWaivers }: Compliance): readonly string[] {
  if (idleWaivers.length === 0) return [];
  const lines = idleWaivers.map((waiver) => `- ${mdText(idleWords(waiver))} ${mdText(placeWords(waiver.at))}`);
  return ['', '### Waivers that answer for nothing', '', ...lines];
}

/** How much is met, with a row for those that stand alike and one for all, or with that one alone. */
function overview({ frameworks }: Compliance, isByGroup: boolean): readonly string[] {
  const others = STANDINGS.filter((standing) => standing !== 'meets');
  const row = ({ framework }: FrameworkCompliance, subject: string, tally: Tally) => [
    mdText(frameworkName(framework)),
    subject,
    `${tally.meets} of ${applicable(tally)}`,
    ...others.map((standing) => String(tally[standing])),
  ];
  const rows = frameworks.flatMap((one) => [
    ...(isByGroup ? totalsOf(one).map(({ names, tally }) => row(one, mdText(names.join(', ')), tally)) : []),
    ...(one.groups.length < (isByGroup ? 2 : 1) ? [] : [row(one, `**${allWords(one, isByGroup)}**`, one.tally)]),
  ]);
  if (rows.length === 0) return ['None of the frameworks is for a group of this fleet.'];
  const heads = others.map((standing) => STANDING_INFO[standing].words);
  return mdTable(['Framework', frameworks.some(isOfDevices) ? 'Device' : 'Group', 'Met', ...heads], rows).split('\n');
}

function allWords({ groups }: FrameworkCompliance, isByGroup: boolean): string {
  return isByGroup ? 'in all' : `all ${groups.length}`;
}

function scenarioLines(one: FrameworkCompliance): readonly string[] {
  return totalsOf(one).flatMap(({ names, scenario }) =>
    scenario === undefined ? [] : ['', `${mdText(names.join(', '))}: ${mdText(scenario)}`],
  );
}

function openRules(one: FrameworkCompliance): readonly string[] {
  const { framework } = one;
  const rows = openAnswersOf(one).map((answer) => [
    mdText(answer.names.join(', ')),
    mdText(answer.rule.id),
    aboutCell(answer),
    STANDING_INFO[answer.standing].words,
    mdText(answer.words),
  ]);
  if (rows.length === 0) return [];
  const table = mdTable([isOfDevices(one) ? 'Device' : 'Group', 'Rule', 'About', 'Stands', 'Why'], rows);
  return ['', `### ${mdText(frameworkName(framework))}`, '', `${mdText(framework.title)}.`, '', ...table.split('\n')];
}

function aboutCell({ rule }: Answer): string {
  return rule.title === undefined ? mdCode(askedPlace(rule.ask)) : mdText(ruleTitle(rule));
}
