import { OS_INFO } from '@mdav/core';
import { mdCode, mdProse, mdTable, mdText } from '@mdav/quote';
import type { Reporter } from '../../reporter/reporter.ts';
import { DIRECTION_MARKS, directionLabel } from '../../text/direction-words.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
import { briefDrift } from '../brief-drift.ts';
import type { GroupDrift, StrayDrift } from '../drift.ts';
import { isGroupDrifted } from '../drift-fleet.ts';
import type { DriftReport } from '../drift-report.ts';
import {
  absentLines,
  driftNotes,
  driftTotals,
  driftWords,
  labelOf,
  placesOf,
  policyLine,
  policyPlace,
  residueDriftWords,
  residueLabel,
  residueWhy,
  shortNames,
  strayTitle,
  strayWords,
  toldResidue,
  toldSettings,
} from '../drift-words.ts';

/** A drift as Markdown, for an issue or a pull request: group by group where that fits. */
export const markdown: Reporter<DriftReport> = {
  id: 'markdown',
  title: 'for an issue or a pull request',
  endings: ['.md'],
  render: driftMarkdown,
};

function driftMarkdown({ drift, actual, maxCharacters = Number.POSITIVE_INFINITY }: DriftReport): string {
  const head = [
    `## mdav drift: ${mdText(drift.fleet)} against ${mdText(actual.join(', '))}`,
    '',
    `${capital(driftTotals(drift))}.`,
  ];
  const whole = safeMarkdown([
    ...head,
    ...driftNotes(drift).flatMap((note) => ['', mdProse(note)]),
    ...drift.groups.filter(isGroupDrifted).flatMap(groupLines),
    ...drift.strays.flatMap(strayLines),
  ]);
  return whole.length <= maxCharacters ? whole : briefDrift(drift, head, maxCharacters);
}

function groupLines(group: GroupDrift): readonly string[] {
  const nameOf = shortNames(group.policies);
  const rows = [
    ...toldSettings(group.settings).map((setting) => [
      `${setting.direction === undefined ? '·' : DIRECTION_MARKS[setting.direction]} ${labelOf(setting)}`,
      mdCode(setting.setting),
      mdCode(driftWords(setting)),
      cellOf(placesOf(setting, nameOf)),
      mdText(setting.why),
    ]),
    ...toldResidue(group.residue).map((drift) => [
      `${drift.direction === undefined ? '·' : DIRECTION_MARKS[drift.direction]} ${residueLabel(drift)}`,
      mdCode(drift.place),
      mdCode(residueDriftWords(drift)),
      cellOf(drift.policies.map((policy) => `estate: ${nameOf(policy)}`)),
      residueWhy(drift),
    ]),
  ];
  return [
    '',
    `### ${mdText(group.group)}`,
    '',
    `${group.os.map((id) => OS_INFO[id].title).join(', ')}.`,
    ...(group.policies.length === 0 ? [] : ['', ...group.policies.map((policy) => `- ${mdText(policyLine(policy))}`)]),
    ...absentLines(group).flatMap((line) => ['', `> ${mdProse(line)}`]),
    ...(rows.length === 0 ? [] : ['', mdTable(['', 'Setting', 'Fleet → estate', 'Where', 'Why'], rows)]),
  ];
}

function strayLines(stray: StrayDrift): readonly string[] {
  const rows = [
    ...stray.settings.map((setting) => [
      directionLabel(setting.direction),
      mdCode(setting.setting),
      mdCode(strayWords(setting)),
      mdText(setting.why),
    ]),
    ...stray.residue.map(({ place, says }) => ['· raw', mdCode(place), mdCode(says), 'No setting stands for it.']),
  ];
  return [
    '',
    `### ${mdText(policyPlace(stray.policy))}`,
    '',
    `${mdText(capital(strayTitle(stray)))}. What it would do if it reached the devices of the fleet:`,
    '',
    mdTable(['', 'Setting', 'Says', 'Why'], rows),
  ];
}

function cellOf(lines: readonly string[]): string {
  return lines.map(mdText).join('<br>');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
