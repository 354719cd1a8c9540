import {
  actionOf,
  backLines,
  type GroupMigration,
  gateLines,
  PHASE_TITLES,
  type Stage,
  type Way,
} from '@mdav/core/migration';
import { mdCode, mdProse, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { placeWords } from '../../text/place.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
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
import { stageDiagram } from '../stage-diagram.ts';

/** The ways of a fleet as Markdown. */
export const markdown: Reporter<FleetMigration> = {
  id: 'markdown',
  title: 'for a ticket or a page',
  endings: ['.md'],
  render: migrationMarkdown,
};

function migrationMarkdown({ migration: { fleet, groups, rings }, ...source }: FleetMigration): string {
  return safeMarkdown([
    `# mdav migrate: ${mdText(fleet)}`,
    '',
    `${totalsWords(groups)}.`,
    ...rings.flatMap(({ groups: names }) => [
      '',
      `Rings: ${names.map(mdCode).join(' → ')}. Move devices on when a ring passes its last gate.`,
    ]),
    ...groups.flatMap((group) => groupLines(group, source)),
  ]);
}

function groupLines(group: GroupMigration, source: FleetSource): readonly string[] {
  return [
    '',
    `## ${mdText(group.group)}`,
    '',
    `${mdText(fromWords(group))}.`,
    ...group.ways.flatMap((way) => wayLines(way, group, source)),
  ];
}

function wayLines(way: Way, { group }: GroupMigration, source: FleetSource): readonly string[] {
  const { result } = way;
  const head = [
    '',
    `### ${mdText(osWords(way))}`,
    ...(way.assumptions.length === 0 ? [] : ['', ...way.assumptions.map((text) => `- Assumed: ${mdProse(text)}`)]),
    ...(way.cautions.length === 0 ? [] : ['', ...way.cautions.map((text) => `- Besides: ${mdProse(text)}`)]),
  ];
  switch (result.kind) {
    case 'there':
      return [...head, '', 'Nothing is left to do about the mode.'];
    case 'none':
      return [
        ...head,
        '',
        `**There is no way.** ${result.states === 0 ? 'The mode is refused.' : `All ${result.states} states that can be reached were looked at.`}`,
        '',
        ...result.deadEnds.map(({ id, says }) => `- ${mdProse(says)} (${mdCode(id)})`),
        ...(result.first.length === 0
          ? result.deadEnds.map(({ first }) => `- First: ${mdProse(first)}`)
          : result.first.map(
              ({ says, first, at }) => `- ${mdProse(says)} ${mdText(placeWords(at))} First: ${mdProse(first)}`,
            )),
        ...(result.opens.length === 0
          ? []
          : ['', `Then: ${result.opens.map((id) => mdProse(actionOf(id).title)).join(' → ')}.`]),
      ];
    case 'stages': {
      const closing = closingLine(result);
      return [
        ...head,
        ...result.notes.flatMap((note) => ['', `> ${mdProse(note)}`]),
        '',
        ...stageDiagram(result.stages),
        ...result.stages.flatMap((stage, index) => stageLines(stage, index + 1)),
        '',
        `After each stage: ${mdCode(gateCommand(source, group))}. ${closing === undefined ? '' : `Then ${mdProse(closing)}. `}In the end: ${mdCode(verifyCommand(source))}.`,
      ];
    }
  }
}

function stageLines(stage: Stage, number: number): readonly string[] {
  const delivery = deliveryLine(stage);
  return [
    '',
    `#### ${number}. ${PHASE_TITLES[stage.phase]}`,
    '',
    ...(delivery === undefined ? [] : [`- [ ] ${delivery}`]),
    ...stage.steps.flatMap((step) => [
      `- [ ] ${mdProse(step.title)}${handWords(step) === '' ? '' : ` (${handWords(step)})`}`,
      ...step.notSooner.map((text) => `  - Not sooner: ${mdProse(text)}`),
    ]),
    '',
    'Gate:',
    '',
    ...gateLines(stage.gate).map((text) => `- ${mdProse(text)}`),
    '',
    `Way back: ${backLines(stage.back).map(mdProse).join(' ')}`,
  ];
}
