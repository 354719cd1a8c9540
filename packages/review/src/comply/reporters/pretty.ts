import { askedPlace, type Framework, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import type { Reporter } from '../../reporter/reporter.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import type { Compliance } from '../compliance.ts';
import { type FrameworkCompliance, type GroupCompliance, isCompliant, type RuleStanding } from '../compliance.ts';
import { judgedWords, STANDING_INFO, totalWords } from '../standings.ts';
import { idleWords, mendWords, scenarioWords, standingWords, subjectWords, whereWords } from '../words.ts';

/** For people at a terminal: a line per group, and under them the rules that are to be looked at, with their groups. */
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

function frameworkLines(
  { framework, groups, tally }: FrameworkCompliance,
  isOverview: boolean,
  paint: Paint,
): readonly string[] {
  const head = `${paint.bold(inLog(frameworkName(framework)))}  ${paint.dim(inLog(framework.title))}`;
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0)
    return [
      head,
      ...groupLines(framework, only, paint),
      ...(isOverview ? [] : shownRules(only).map((one) => `  ${ruleLine(one, paint)}`)),
    ];
  return [
    head,
    ...groups.flatMap((group) => groupLines(framework, group, paint)),
    `  ${paint.bold('in all')}: ${totalWords(tally)}`,
    ...(isOverview ? [] : alike(groups, paint)).flatMap(({ of, lines }) => [
      `  ${paint.bold(inLog(of.length === groups.length ? 'everywhere' : `in ${of.map(subjectWords).join(', ')}`))}`,
      ...lines.map((line) => `  ${line}`),
    ]),
  ];
}

const SHOWN = new Set<RuleStanding['standing']>(['violates', 'not-managed', 'not-told', 'no-effect', 'waived']);

const shownRules = ({ rules }: GroupCompliance): readonly RuleStanding[] =>
  rules.filter(({ standing }) => SHOWN.has(standing));

function groupLines(framework: Framework, group: GroupCompliance, paint: Paint): readonly string[] {
  const { tally, ...subject } = group;
  const mark = isCompliant(tally) ? paint.good('✓') : paint.severity('error', '✗');
  const scenario = scenarioWords(framework, group);
  return [
    `  ${mark} ${paint.bold(inLog(subjectWords(subject)))}: ${totalWords(tally)}`,
    ...(scenario === undefined ? [] : [`    ${paint.dim(inLog(scenario))}`]),
  ];
}

interface Alike {
  readonly of: readonly GroupCompliance[];
  readonly lines: readonly string[];
}

/** What is told alike of several groups, once; what concerns most of them first. */
function alike(groups: readonly GroupCompliance[], paint: Paint): readonly Alike[] {
  const ofLine = new Map<string, GroupCompliance[]>();
  for (const group of groups)
    for (const line of new Set(shownRules(group).map((one) => ruleLine(one, paint))))
      ofLine.set(line, [...(ofLine.get(line) ?? []), group]);
  const sections = new Map<string, { of: readonly GroupCompliance[]; lines: string[] }>();
  for (const [line, of] of ofLine) {
    const key = of.map((group) => groups.indexOf(group)).join();
    const section = sections.get(key);
    if (section === undefined) sections.set(key, { of, lines: [line] });
    else section.lines.push(line);
  }
  return [...sections.values()].sort((a, b) => b.of.length - a.of.length);
}

function ruleLine(one: RuleStanding, paint: Paint): string {
  const { mark } = STANDING_INFO[one.standing];
  const sign = one.standing === 'violates' ? paint.severity('error', mark) : paint.dim(mark);
  const title =
    one.rule.title === undefined ? askedPlace(one.rule.ask) || ruleTitle(one.rule) : askedPlace(one.rule.ask);
  const place =
    one.standing === 'not-managed' || one.standing === 'not-told' ? '' : `  ${paint.dim(inLog(whereWords(one)))}`;
  return `  ${sign} ${inLog(one.rule.id)}  ${inLog(title)}: ${inLog(standingWords(one))}${place}`;
}
