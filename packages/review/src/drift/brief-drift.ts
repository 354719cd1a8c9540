import { mdCode, mdProse, mdText } from '@mdav/quote';
import { clip } from '../text/clip.ts';
import { directionLabel } from '../text/direction-words.ts';
import { fitRows, type RankedRow } from '../text/ranked-rows.ts';
import type { Drift, GroupDrift, SettingDrift, StrayDrift } from './drift.ts';
import { isGroupDrifted } from './drift-fleet.ts';
import {
  absentLines,
  driftNotes,
  driftWords,
  placesOf,
  policyPlace,
  residueDriftWords,
  residueWhy,
  shortNames,
  strayTitle,
  strayWords,
  toldResidue,
  toldSettings,
} from './drift-words.ts';

/** What a drift tells, the most harmful first: in this order it is told where not everything fits. */
const KINDS = ['▼ weaker', '◆ both ways', '· not known', '· raw', '! note', '· neutral', '▲ stronger'] as const;
type Row = RankedRow<(typeof KINDS)[number]>;

/** A drift in so many characters, value by value in place of group by group. */
export function briefDrift(drift: Drift, head: readonly string[], characters: number): string {
  return fitRows(
    {
      head: [
        ...head,
        '',
        `Group by group it would be more than ${characters} characters: what several groups have in common is one row, the most harmful first.`,
      ],
      columns: ['Setting', 'Fleet → estate', 'Groups and policies', 'Why'],
      kinds: KINDS,
      rows: [
        ...drift.groups.filter(isGroupDrifted).flatMap(groupRows),
        ...drift.strays.flatMap(strayRows),
        ...driftNotes(drift).map((note): Row => ({ kind: '! note', names: [], cells: ['', '', mdProse(clip(note))] })),
      ],
      rest: '`mdav drift --max-characters all` tells every group.',
    },
    characters,
  );
}

function groupRows(group: GroupDrift): readonly Row[] {
  const nameOf = shortNames(group.policies);
  const names = [group.group];
  return [
    ...toldSettings(group.settings).map((one): Row => ({ kind: kindOf(one), names, cells: settingCells(one, nameOf) })),
    ...toldResidue(group.residue).map(
      (one): Row => ({
        kind: one.direction === undefined ? '· raw' : directionLabel(one.direction),
        names,
        cells: [mdCode(one.place), mdCode(residueDriftWords(one)), residueWhy(one)],
      }),
    ),
    ...absentLines(group).map((line): Row => ({ kind: '! note', names, cells: ['', '', mdProse(line)] })),
  ];
}

function kindOf({ direction }: SettingDrift): Row['kind'] {
  return direction === undefined ? '· not known' : directionLabel(direction);
}

/** Who says it is told where policies disagree: else it differs from group to group. */
function settingCells(one: SettingDrift, nameOf: ReturnType<typeof shortNames>): Row['cells'] {
  const says = one.kind === 'contested' ? `<br>${placesOf(one, nameOf).map(mdText).join('<br>')}` : '';
  return [mdCode(one.setting), mdCode(driftWords(one)), `${mdText(one.why)}${says}`];
}

function strayRows(stray: StrayDrift): readonly Row[] {
  const names = [policyPlace(stray.policy)];
  const title = `Policy of no group: ${strayTitle(stray)}.`;
  return [
    ...stray.settings.map(
      (one): Row => ({
        kind: directionLabel(one.direction),
        names,
        cells: [mdCode(one.setting), mdCode(clip(strayWords(one))), mdText(`${title} ${one.why}`)],
      }),
    ),
    ...stray.residue.map(
      ({ place, says }): Row => ({ kind: '· raw', names, cells: [mdCode(place), mdCode(says), mdText(title)] }),
    ),
  ];
}
