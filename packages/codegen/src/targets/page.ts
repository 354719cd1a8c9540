import { REMOVE, type ResolvedGroup, type SettingRow, type SettingValue } from '@mdav/core';
import type { Emission, Target } from '@mdav/core/format';
import { mdText, mdTable as table } from '@mdav/quote';
import { NOTES } from './notes.ts';

export const TARGETS_PAGE = 'docs/targets.md';

/** A target with who asks for it. */
export interface DocumentedTarget {
  readonly target: Target;
  /** True for what `--target` has to name. */
  readonly byName: boolean;
}

/** What a target makes of a setting, over all values that were tried. */
interface Cell {
  readonly mark: 'carried' | 'in part' | 'by hand' | 'not carried';
  /** Why some or all values are not carried; what is to be known of those that are. */
  readonly why?: string;
}

const MARKS: { readonly [M in Cell['mark']]: string } = {
  carried: 'yes',
  'in part': 'part',
  'by hand': 'hand',
  'not carried': '–',
};

/** The page of what each target carries, tried with the values that `valuesOf` gives for each setting. */
export function targetsPage(
  all: readonly DocumentedTarget[],
  rows: readonly SettingRow[],
  areas: readonly { readonly id: string; readonly title: string }[],
  valuesOf: (row: SettingRow) => readonly SettingValue[],
): string {
  const targets = all.filter(({ target }) => target.carries !== 'nothing');
  const comparing = targets.filter(({ target }) => target.carries === 'comparison');
  const reasons = new Map<string, number>();
  const cellText = ({ mark, why }: Cell): string => {
    if (why === undefined) return MARKS[mark];
    if (!reasons.has(why)) reasons.set(why, reasons.size + 1);
    return `${MARKS[mark]} ${reasons.get(why)}`;
  };
  const cells = new Map(rows.map((row) => [row.id, targets.map(({ target }) => cellOf(target, row, valuesOf(row)))]));
  const ids = targets.map(({ target }) => mdText(target.id));
  const sections = areas.map(({ id, title }) => {
    const own = rows.filter(({ area }) => area === id);
    const lines = own.map((row) => [settingLink(row), ...(cells.get(row.id) ?? []).map(cellText)]);
    return `### ${mdText(title)}\n\n${table(['Setting', ...ids], lines)}\n`;
  });
  const counts = targets.map(({ target }, index) => {
    const own = rows.map(({ id }) => cells.get(id)?.[index]?.mark);
    const removed = rows.filter(({ id }) => emissionOf(target, id, REMOVE).kind === 'emitted').length;
    const marks = Object.keys(MARKS).map((mark) => String(own.filter((one) => one === mark).length));
    return [mdText(target.id), ...marks, String(removed)];
  });
  return [
    '# Targets\n',
    '<!-- Made by scripts/refresh-examples.mjs from the targets and the catalogue. -->\n',
    'What mdav writes, for which groups, what carries which setting, what takes it back, and who has read the files. A build writes what `deliver` of a group asks for;',
    '`mdav build --target ID,…` writes those that are named, and `--target default,ID` adds them to what a build writes unasked.\n',
    table(
      ['Target', 'What it makes', 'For groups that deliver by', 'Asked for by'],
      targets.map(({ target, byName }) => [
        `[${mdText(target.id)}](#${target.id})`,
        target.title,
        target.serves.join(', '),
        askedBy(target, byName),
      ]),
    ),
    '',
    ...targets.map(({ target }) => noteOf(target)),
    '## What races with what\n',
    `${comparing.map(({ target }) => `[${mdText(target.id)}](#${target.id})`).join(' and ')} bring nothing to a device.`,
    'Each of the others writes the same values below `HKLM\\SOFTWARE\\Policies`, or the nodes that become such values. Two that set one value differently take turns: Group Policy at its next refresh, DSC and Ansible when they run again, a `.reg` file once. Give a value to one of them. What [the rules](rules/README.md) know of it, `mdav check` says.\n',
    '## What carries which setting\n',
    `Tried with every word and both ends of every range of a setting: *yes* carries all of them, *part* some of them, *hand* leaves a step for the runbook, and – carries none. The number says why not all, or how else it goes, [below](#why-not). Groups were Windows 11 clients managed by Intune. The value \`remove\`, which takes back what an earlier policy set, is counted apart: what cannot say it leaves that to whoever takes the policy away.\n`,
    table(['Target', 'Carried', 'In part', 'By hand', 'Not carried', 'Taken back by `remove`'], counts),
    '',
    ...sections,
    '### Why not\n',
    `${[...reasons.keys()].map((why, index) => `${index + 1}. ${why}`).join('\n')}\n`,
  ].join('\n');
}

function askedBy({ byName: others = [] }: Target, byName: boolean): string {
  if (byName) return '`--target`';
  return others.length === 0 ? '`deliver`' : `\`deliver\`, and \`--target\` for ${others.join(', ')}`;
}

function settingLink({ id, area }: SettingRow): string {
  return `[${mdText(id)}](settings/${area}.md#${id.toLowerCase()})`;
}

function noteOf({ id }: Target): string {
  const note = NOTES[id];
  if (note === undefined) throw new Error(`no note on the target ${id}`);
  const lines = [
    `- Apply: ${note.apply}`,
    `- Take back: ${note.back}`,
    `- Read by: ${note.readBy}`,
    `- Not shown: ${note.unproven}`,
  ];
  return `## ${id}\n\n${lines.join('\n')}\n`;
}

function cellOf(target: Target, row: SettingRow, values: readonly SettingValue[]): Cell {
  const made = values.filter((value) => value !== REMOVE).map((value) => emissionOf(target, row.id, value));
  const carried = made.filter(({ kind }) => kind === 'emitted').length;
  if (carried === made.length) {
    const notes = made.flatMap((emission) => (emission.kind === 'emitted' ? (emission.note ?? []) : []));
    const note = notes.length < made.length ? undefined : notes.at(-1);
    return { mark: 'carried', ...(note === undefined ? {} : { why: note }) };
  }
  if (carried > 0) {
    const other = made.find(({ kind }) => kind !== 'emitted');
    return { mark: 'in part', ...(other !== undefined && other.kind !== 'emitted' ? { why: other.why } : {}) };
  }
  const byHand = made.find((emission) => emission.kind === 'manual');
  if (byHand?.kind === 'manual') return { mark: 'by hand', why: byHand.why };
  const [first] = made;
  return { mark: 'not carried', ...(first?.kind === 'unsupported' ? { why: first.why } : {}) };
}

function emissionOf(target: Target, setting: string, value: SettingValue): Emission {
  const { emissions } = target.produce(groupOf(target, setting, value), { epochSeconds: 0, toolVersion: '0' });
  const [emission] = emissions;
  if (emission === undefined) throw new Error(`${target.id} says nothing of ${setting}`);
  return emission;
}

const nowhere = { line: 1, column: 1 };

function groupOf({ serves }: Target, setting: string, value: SettingValue): ResolvedGroup {
  return {
    fleet: 'fleet',
    name: 'group',
    os: [{ id: 'windows-11', at: nowhere }],
    mode: 'active',
    baseline: 'current',
    technique: 'documented',
    deliver: serves,
    assignments: [{ setting, value, origin: { kind: 'written', layer: 'group', at: nowhere } }],
    osModes: [],
    at: nowhere,
    origins: {},
  };
}
