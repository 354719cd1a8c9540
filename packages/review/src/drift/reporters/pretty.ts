import { OS_INFO } from '@mdav/core';
import type { Direction } from '@mdav/core/format';
import type { Reporter } from '../../reporter/reporter.ts';
import { DIRECTION_WORDS } from '../../text/direction-words.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog } from '../../text/safe-text.ts';
import type { GroupDrift, ResidueDrift, SettingDrift, StrayDrift } from '../drift.ts';
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
  shortNames,
  strayTitle,
  strayWords,
  toldResidue,
  toldSettings,
} from '../drift-words.ts';

const LABEL = 12;
const INDENT = ' '.repeat(LABEL + 2);

/** A drift for people. */
export const pretty: Reporter<DriftReport> = {
  id: 'pretty',
  title: 'for people',
  endings: ['.txt'],
  render: driftPretty,
};

function driftPretty({ drift, actual }: DriftReport, paint: Paint = PLAIN_PAINT): string {
  const lines = [
    `${paint.bold(inLog(drift.fleet))} against ${inLog(actual.join(', '))}: ${driftTotals(drift)}`,
    ...driftNotes(drift).map((note) => paint.dim(`  ${inLog(note)}`)),
    ...drift.groups.filter(isGroupDrifted).flatMap((group) => ['', ...groupLines(group, paint)]),
    ...drift.strays.flatMap((stray) => ['', ...strayLines(stray, paint)]),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(group: GroupDrift, paint: Paint): readonly string[] {
  const nameOf = shortNames(group.policies);
  const os = group.os.map((id) => OS_INFO[id].title).join(', ');
  return [
    `~ ${paint.bold(paint.accent(inLog(group.group)))}  ${os}`,
    ...group.policies.map((policy) => paint.dim(`  ${inLog(policyLine(policy))}`)),
    ...absentLines(group).map((line) => `  ${paint.severity('warning', '!')} ${inLog(line)}`),
    ...toldSettings(group.settings).flatMap((setting) => settingLines(setting, nameOf, paint)),
    ...toldResidue(group.residue).flatMap((drift) => [
      `  ${residueMark(drift, paint)}${paint.bold(inLog(drift.place))}: ${inLog(residueDriftWords(drift))}`,
      ...drift.policies.map((policy) => paint.dim(`${INDENT}estate: ${inLog(nameOf(policy))}`)),
    ]),
  ];
}

function residueMark(drift: ResidueDrift, paint: Paint): string {
  const label = residueLabel(drift).padEnd(LABEL);
  return drift.direction === undefined ? paint.dim(label) : painted(drift.direction, label, paint);
}

type NameOf = ReturnType<typeof shortNames>;

function settingLines(drift: SettingDrift, nameOf: NameOf, paint: Paint): readonly string[] {
  const label = painted(drift.direction, labelOf(drift).padEnd(LABEL), paint);
  return [
    `  ${label}${paint.bold(inLog(drift.setting))}: ${inLog(driftWords(drift))}`,
    ...placesOf(drift, nameOf).map((place) => paint.dim(`${INDENT}${inLog(place)}`)),
    // Of the others the label says it.
    ...(drift.kind === 'contested' ? [paint.dim(`${INDENT}${inLog(drift.why)}`)] : []),
  ];
}

function strayLines(stray: StrayDrift, paint: Paint): readonly string[] {
  return [
    `? ${paint.bold(inLog(policyPlace(stray.policy)))}: ${inLog(strayTitle(stray))}`,
    ...stray.settings.map((setting) => {
      const label = painted(setting.direction, DIRECTION_WORDS[setting.direction].padEnd(LABEL), paint);
      return `  ${label}${paint.bold(inLog(setting.setting))}: ${inLog(strayWords(setting))}`;
    }),
    ...stray.residue.map(
      ({ place, says }) => `  ${paint.dim('raw'.padEnd(LABEL))}${paint.bold(inLog(place))}: ${inLog(says)}`,
    ),
  ];
}

function painted(direction: Direction | undefined, text: string, paint: Paint): string {
  switch (direction) {
    case 'strengthens':
      return paint.good(text);
    case 'weakens':
      return paint.severity('error', text);
    case 'mixed':
      return paint.severity('warning', text);
    case 'neutral':
    case undefined:
      return paint.dim(text);
  }
}
