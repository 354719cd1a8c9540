import { askedPlace, type Framework, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { mdCode, mdTable, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { placeWords } from '../../text/place.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
import { applicable, type Compliance, type FrameworkCompliance, STANDINGS, type Tally } from '../compliance.ts';
import { judgedWords, STANDING_INFO } from '../standings.ts';
import { idleWords, isOfDevices, mendWords, scenarioWords, standingWords, subjectWords } from '../words.ts';

/** For a pull request or a job summary: one table of all, then the rules that are open. */
export const markdown: Reporter<Compliance> = {
  id: 'markdown',
  title: 'Markdown, for pull requests and job summaries',
  endings: ['.md'],
  render: (compliance) =>
    safeMarkdown([
      `## mdav comply: ${mdText(compliance.fleet)}`,
      '',
      judgedWords(compliance),
      '',
      ...overview(compliance),
      ...compliance.frameworks.flatMap(scenarioLines),
      ...compliance.frameworks.flatMap(openRules),
      ...(compliance.mends.length === 0
        ? []
        : [
            '',
            '### What one change mends most',
            '',
            ...compliance.mends.map((mend) => `- ${mdText(mendWords(mend))}`),
          ]),
      ...idleLines(compliance),
    ]),
};

function idleLines({ idleWaivers }: Compliance): readonly string[] {
  if (idleWaivers.length === 0) return [];
  const lines = idleWaivers.map((waiver) => `- ${mdText(idleWords(waiver))} ${mdText(placeWords(waiver.at))}`);
  return ['', '### Waivers that answer for nothing', '', ...lines];
}

function overview({ frameworks }: Compliance): readonly string[] {
  const row = (framework: Framework, subject: string, tally: Tally) => [
    mdText(frameworkName(framework)),
    subject,
    `${tally.meets} of ${applicable(tally)}`,
    ...STANDINGS.filter((standing) => standing !== 'meets').map((standing) => String(tally[standing])),
  ];
  const rows = frameworks.flatMap(({ framework, groups, tally: all }) => [
    ...groups.map(({ tally, ...subject }) => row(framework, mdText(subjectWords(subject)), tally)),
    ...(groups.length < 2 ? [] : [row(framework, '**in all**', all)]),
  ]);
  if (rows.length === 0) return ['None of the frameworks is for a group of this fleet.'];
  const heads = STANDINGS.filter((standing) => standing !== 'meets').map((standing) => STANDING_INFO[standing].words);
  return mdTable(['Framework', frameworks.some(isOfDevices) ? 'Device' : 'Group', 'Met', ...heads], rows).split('\n');
}

function scenarioLines({ framework, groups }: FrameworkCompliance): readonly string[] {
  return groups.flatMap((group) => {
    const scenario = scenarioWords(framework, group);
    return scenario === undefined ? [] : ['', `${mdText(subjectWords(group))}: ${mdText(scenario)}`];
  });
}

function openRules({ framework, groups }: FrameworkCompliance): readonly string[] {
  const rows = groups.flatMap(({ rules, ...subject }) =>
    rules
      .filter(({ standing }) => !['meets', 'not-applicable'].includes(standing))
      .map((one) => [
        mdText(subjectWords(subject)),
        mdText(one.rule.id),
        one.rule.title === undefined ? mdCode(askedPlace(one.rule.ask)) : mdText(ruleTitle(one.rule)),
        STANDING_INFO[one.standing].words,
        mdText(standingWords(one)),
      ]),
  );
  if (rows.length === 0) return [];
  const table = mdTable([isOfDevices({ groups }) ? 'Device' : 'Group', 'Rule', 'About', 'Stands', 'Why'], rows);
  return ['', `### ${mdText(frameworkName(framework))}`, '', `${mdText(framework.title)}.`, '', ...table.split('\n')];
}
