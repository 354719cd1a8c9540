import {
  actionOf,
  backLines,
  type GroupMigration,
  gateLines,
  PHASE_TITLES,
  type Stage,
  type Way,
} from '@mdav/core/migration';
import type { Reporter } from '../../reporter/reporter.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { placeWords } from '../../text/place.ts';
import { inLog } from '../../text/safe-text.ts';
import type { FleetMigration, FleetSource } from '../fleet-migration.ts';
import {
  closingLine,
  deliveryLine,
  fromWords,
  gateCommand,
  handWords,
  osWords,
  totalsWords,
  verifyCommand,
} from '../migration-words.ts';

/** The ways of a fleet for people. */
export const pretty: Reporter<FleetMigration> = {
  id: 'pretty',
  title: 'for people',
  endings: ['.txt'],
  render: migrationPretty,
};

function migrationPretty(
  { migration: { fleet, groups, rings }, ...source }: FleetMigration,
  paint: Paint = PLAIN_PAINT,
): string {
  const lines = [
    `${paint.bold(inLog(fleet))}: ${totalsWords(groups)}`,
    ...rings.map(
      ({ groups: names }) =>
        `  ${paint.dim('rings')} ${names.map(inLog).join(' → ')}: move devices on when a ring passes its last gate`,
    ),
    ...groups.flatMap((group) => ['', ...groupLines(group, source, paint)]),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(group: GroupMigration, source: FleetSource, paint: Paint): readonly string[] {
  return [
    `${paint.bold(paint.accent(inLog(group.group)))}  ${inLog(fromWords(group))}`,
    ...group.ways.flatMap((way) => wayLines(way, group, source, paint)),
  ];
}

function wayLines(way: Way, { group }: GroupMigration, source: FleetSource, paint: Paint): readonly string[] {
  const { result } = way;
  const head = [
    `  ${osWords(way)}`,
    ...way.assumptions.map((text) => `    ${paint.severity('warning', 'assumed')} ${inLog(text)}`),
    ...way.cautions.map((text) => `    ${paint.severity('error', 'besides')} ${inLog(text)}`),
  ];
  switch (result.kind) {
    case 'there':
      return [...head, `    ${paint.good('Nothing is left to do about the mode.')}`];
    case 'none':
      return [
        ...head,
        `    ${paint.severity('error', '✗ no way')}  ${result.states === 0 ? 'the mode is refused' : `all ${result.states} states that can be reached were looked at`}`,
        ...result.deadEnds.map(({ id, says }) => `      ${inLog(says)} ${paint.dim(id)}`),
        ...(result.first.length === 0
          ? result.deadEnds.map(({ first }) => `      ${paint.good('→')} ${inLog(first)}`)
          : result.first.flatMap(({ says, first, at }) => [
              `      ${inLog(says)} ${paint.dim(inLog(placeWords(at)))}`,
              `      ${paint.good('→')} ${inLog(first)}`,
            ])),
        ...(result.opens.length === 0
          ? []
          : [`      ${paint.dim('then')} ${result.opens.map((id) => actionOf(id).title).join(' → ')}`]),
      ];
    case 'stages': {
      const closing = closingLine(result);
      return [
        ...head,
        ...result.notes.map((note) => `    ${paint.severity('warning', '!')} ${inLog(note)}`),
        ...result.stages.flatMap((stage, index) => stageLines(stage, index + 1, paint)),
        `    ${paint.dim('after each stage')} ${inLog(gateCommand(source, group))}`,
        ...(closing === undefined ? [] : [`    ${paint.dim('then')}             ${inLog(closing)}`]),
        `    ${paint.dim('in the end')}       ${inLog(verifyCommand(source))}`,
      ];
    }
  }
}

function stageLines(stage: Stage, number: number, paint: Paint): readonly string[] {
  const delivery = deliveryLine(stage);
  const labelled = (label: string, texts: readonly string[]) =>
    texts.map((text, index) => `       ${paint.dim((index === 0 ? label : '').padEnd(6))}${inLog(text)}`);
  return [
    `    ${paint.bold(`${number}. ${PHASE_TITLES[stage.phase]}`)}`,
    ...(delivery === undefined ? [] : [`       - ${delivery}`]),
    ...stage.steps.flatMap((step) => [
      `       - ${inLog(step.title)} ${paint.dim(handWords(step))}`.trimEnd(),
      ...step.notSooner.map((text) => paint.dim(`         not sooner: ${inLog(text)}`)),
    ]),
    ...labelled('gate', gateLines(stage.gate)),
    ...labelled('back', backLines(stage.back)),
  ];
}
