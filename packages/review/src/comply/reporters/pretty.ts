import { askedPlace, frameworkName, ruleTitle } from '@mdav/core/frameworks';
import { placeWords } from '../../findings/place.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog } from '../../text/safe-text.ts';
import type { Compliance } from '../compliance.ts';
import { type FrameworkCompliance, type GroupCompliance, isCompliant, type RuleStanding } from '../compliance.ts';
import { judgedWords, STANDING_INFO, totalWords } from '../standings.ts';
import { idleWords, mendWords, standingWords, subjectWords, whereWords } from '../words.ts';

/** For people at a terminal: a line per group, and under it the rules that are to be looked at. */
export const pretty: Reporter<Compliance> = {
  id: 'pretty',
  title: 'for people, with the rules that are to be looked at',
  endings: [],
  render: (compliance, paint = PLAIN_PAINT) => {
    const judged = compliance.frameworks.filter(({ groups }) => groups.length > 0);
    const others = compliance.frameworks.filter(({ groups }) => groups.length === 0);
    const lines = [
      ...judged.flatMap((one) => [...frameworkLines(one, paint), '']),
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

function frameworkLines({ framework, groups, tally }: FrameworkCompliance, paint: Paint): readonly string[] {
  return [
    `${paint.bold(inLog(frameworkName(framework)))}  ${paint.dim(inLog(framework.title))}`,
    ...groups.flatMap((group) => groupLines(group, paint)),
    ...(groups.length < 2 ? [] : [`  ${paint.bold('in all')}: ${totalWords(tally)}`]),
  ];
}

const SHOWN = new Set<RuleStanding['standing']>(['violates', 'not-managed', 'not-told', 'no-effect', 'waived']);

function groupLines({ rules, tally, ...subject }: GroupCompliance, paint: Paint): readonly string[] {
  const mark = isCompliant(tally) ? paint.good('✓') : paint.severity('error', '✗');
  const head = `  ${mark} ${paint.bold(inLog(subjectWords(subject)))}: ${totalWords(tally)}`;
  const shown = rules.filter(({ standing }) => SHOWN.has(standing));
  return [head, ...shown.map((one) => ruleLine(one, paint))];
}

function ruleLine(one: RuleStanding, paint: Paint): string {
  const { mark } = STANDING_INFO[one.standing];
  const sign = one.standing === 'violates' ? paint.severity('error', mark) : paint.dim(mark);
  const title =
    one.rule.title === undefined ? askedPlace(one.rule.ask) || ruleTitle(one.rule) : askedPlace(one.rule.ask);
  const place =
    one.standing === 'not-managed' || one.standing === 'not-told' ? '' : `  ${paint.dim(inLog(whereWords(one)))}`;
  return `    ${sign} ${inLog(one.rule.id)}  ${inLog(title)}: ${inLog(standingWords(one))}${place}`;
}
