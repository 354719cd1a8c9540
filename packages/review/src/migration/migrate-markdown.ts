import {
  actionOf,
  asCode,
  backLines,
  type GroupMigration,
  gateLines,
  inProse,
  inText,
  type Migration,
  type Stage,
  type Way,
} from '@mdav/core';
import { placeWords } from '../findings/place.ts';
import { safeMarkdown } from '../text/safe-lines.ts';
import {
  deliveryLine,
  fromWords,
  gateCommand,
  handWords,
  osWords,
  PHASE_TITLES,
  totalsWords,
  verifyCommand,
} from './migrate-words.ts';

/** The ways of a fleet as Markdown. */
export function migrateMarkdown({ fleet, groups, rings }: Migration, file: string): string {
  return safeMarkdown([
    `# mdav migrate: ${inText(fleet)}`,
    '',
    `${totalsWords(groups)}.`,
    ...rings.flatMap(({ groups: names }) => [
      '',
      `Rings: ${names.map(asCode).join(' → ')}. Move devices on when a ring passes its last gate.`,
    ]),
    ...groups.flatMap((group) => groupLines(group, file)),
  ]);
}

function groupLines(group: GroupMigration, file: string): readonly string[] {
  return [
    '',
    `## ${inText(group.group)}`,
    '',
    `${inText(fromWords(group))}.`,
    ...group.ways.flatMap((way) => wayLines(way, group, file)),
  ];
}

function wayLines(way: Way, { group }: GroupMigration, file: string): readonly string[] {
  const { result } = way;
  const head = [
    '',
    `### ${inText(osWords(way))}`,
    ...(way.assumptions.length === 0 ? [] : ['', ...way.assumptions.map((text) => `- Assumed: ${inProse(text)}`)]),
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
        ...result.deadEnds.map(({ id, says }) => `- ${inProse(says)} (${asCode(id)})`),
        ...(result.first.length === 0
          ? result.deadEnds.map(({ first }) => `- First: ${inProse(first)}`)
          : result.first.map(
              ({ says, first, at }) => `- ${inProse(says)} ${inText(placeWords(at))} First: ${inProse(first)}`,
            )),
        ...(result.opens.length === 0
          ? []
          : ['', `Then: ${result.opens.map((id) => inProse(actionOf(id).title)).join(' → ')}.`]),
      ];
    case 'stages':
      return [
        ...head,
        ...result.notes.flatMap((note) => ['', `> ${inProse(note)}`]),
        ...result.stages.flatMap((stage, index) => stageLines(stage, index + 1)),
        '',
        `After each stage: ${asCode(gateCommand(file, group))}. In the end: ${asCode(verifyCommand(file))}.`,
      ];
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
      `- [ ] ${inProse(step.title)}${handWords(step) === '' ? '' : ` (${handWords(step)})`}`,
      ...step.notSooner.map((text) => `  - Not sooner: ${inProse(text)}`),
    ]),
    '',
    'Gate:',
    '',
    ...gateLines(stage.gate).map((text) => `- ${inProse(text)}`),
    '',
    `Way back: ${backLines(stage.back).map(inProse).join(' ')}`,
  ];
}
