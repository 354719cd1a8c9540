import type { Finding } from '@mdav/core';
import { mdCode, mdProse, mdText } from '@mdav/quote';
import { count } from '../text/count.ts';
import { directionLabel } from '../text/direction-words.ts';
import { fitRows, type RankedRow } from '../text/ranked-rows.ts';
import type { DeadEnd, FindingChanges, FleetPlan, GroupPlan, Transition, WaiverChange } from './fleet-plan.ts';
import {
  changeWords,
  channelWords,
  lonelyWords,
  mechanismChange,
  modeWords,
  rawChannelWords,
  rawWords,
  reasonSubject,
  reasonsOfChange,
  reasonWords,
  waiverKind,
} from './plan-words.ts';
import { lonelyReasons } from './reasons.ts';

/** What a plan tells, the most harmful first: in this order it is told where not everything fits. */
const KINDS = [
  '✗ dead end',
  '✗ new error',
  '✗ error open again',
  '▼ weaker',
  '◆ both ways',
  '? maybe a dead end',
  '~ mode',
  '− group gone',
  '! new warning',
  '! warning open again',
  '· raw',
  '! note',
  '~ fact',
  '~ waiver',
  '· answered for',
  '+ group new',
  '~ renamed',
  '· neutral',
  '· to know',
  '· sets off',
  '· reason',
  '▲ stronger',
  '✓ resolved',
] as const;
type Kind = (typeof KINDS)[number];
type Row = RankedRow<Kind>;

const ADDED = { error: '✗ new error', warning: '! new warning', info: '· to know' } as const;
const REOPENED = { error: '✗ error open again', warning: '! warning open again', info: '· to know' } as const;

/** A plan in so many characters, change by change in place of group by group. */
export function briefPlan(plan: FleetPlan, head: readonly string[], characters: number): string {
  return fitRows(
    {
      head: [
        ...head,
        '',
        `Group by group it would be more than ${characters} characters: what several groups have in common is one row, the most harmful first.`,
      ],
      columns: ['What', 'Change', 'Groups', 'Why'],
      kinds: KINDS,
      rows: [
        ...plan.groups.filter(({ kind }) => kind !== 'unchanged').flatMap(groupRows),
        ...plan.waivers.map(waiverRow),
        ...(plan.findings === undefined ? [] : findingRows(plan.findings)),
      ],
      rest: '`mdav plan --max-characters all` tells every group.',
    },
    characters,
  );
}

function groupRows(group: GroupPlan): readonly Row[] {
  const row = (kind: Kind, about: string, change: string, why: string): Row => ({
    kind,
    names: [group.group],
    cells: [about, change, why],
  });
  const reasons = (about: string) =>
    reasonsOfChange(group, about)
      .map((words) => ` Reason: ${words}.`)
      .join('');
  return [
    ...existenceRows(group, row),
    ...(group.transition?.deadEnds ?? []).map((end) => deadEndRow(end, group, row)),
    ...group.settings.map((change) =>
      row(
        directionLabel(change.direction),
        mdCode(change.setting),
        `${mdCode(changeWords(change))} ${mdText(`(${channelWords(change)})`)}`,
        mdText(`${change.why}${change.because === undefined ? '' : ` ${change.because}.`}${reasons(change.setting)}`),
      ),
    ),
    ...group.residue.map((change) =>
      row(
        '· raw',
        mdCode(change.place),
        `${mdCode(rawWords(change))} ${mdText(`(${rawChannelWords(change)})`)}`,
        mdText(`No setting stands for it.${reasons(change.place)}`),
      ),
    ),
    ...group.facts.map(({ fact, before, after }) =>
      row('~ fact', mdCode(fact), mdCode(`${before ?? 'not said'} → ${after ?? 'not said'}`), ''),
    ),
    ...lonelyReasons(group).map((reason) =>
      row('· reason', mdCode(reasonSubject(reason)), mdText(lonelyWords(reason)), 'The value stays.'),
    ),
    ...group.detections.map(({ rule, about, link, settings }) =>
      row('· sets off', settings.map(mdCode).join(', '), `[${rule}](${link})`, mdText(about)),
    ),
    ...group.notes.map((note) => row('! note', '', '', mdProse(note))),
  ];
}

type MakeRow = (kind: Kind, about: string, change: string, why: string) => Row;

function existenceRows(group: GroupPlan, row: MakeRow): readonly Row[] {
  const mechanism = mechanismChange(group);
  const by = mechanism === undefined ? '' : `by ${mdCode(mechanism)}`;
  const mode = mdCode(modeWords(group));
  const how = [by, stepWords(group.transition)].filter((part) => part !== '').join('; ');
  if (group.kind === 'added') return [row('+ group new', '', mode, how)];
  if (group.kind === 'removed') return [row('− group gone', '', mode, '')];
  const isOther = group.mode.before !== group.mode.after || mechanism !== undefined || group.transition !== undefined;
  return [
    ...(group.renamed === undefined ? [] : [row('~ renamed', `from ${mdText(group.renamed.from)}`, '', '')]),
    ...(isOther ? [row('~ mode', '', mode, how)] : []),
  ];
}

function stepWords(transition: Transition | undefined): string {
  const steps = transition?.steps.length ?? 0;
  return steps === 0 ? '' : `${count(steps, 'step')} that no file can do`;
}

function deadEndRow({ certainty, rule, message, hint, waiver }: DeadEnd, group: GroupPlan, row: MakeRow): Row {
  const kind = waiver !== undefined ? '· answered for' : certainty === 'certain' ? '✗ dead end' : '? maybe a dead end';
  const why =
    waiver === undefined
      ? `${mdProse(message)}<br>→ ${mdProse(hint)}`
      : `${mdProse(message)}<br>${mdText(`${waiver.owner}, until ${waiver.expires}: ${waiver.reason}`)}`;
  return row(kind, mdCode(rule), mdCode(modeWords(group)), why);
}

function waiverRow(change: WaiverChange): Row {
  const about =
    change.setting === undefined ? mdCode(change.rule) : `${mdCode(change.rule)}, ${mdCode(change.setting)}`;
  return { kind: '~ waiver', names: [change.group], cells: [about, waiverKind(change), mdText(reasonWords(change))] };
}

function findingRows({ added, reopened, waived, resolved }: FindingChanges): readonly Row[] {
  const row = (kind: Kind, { rule, severity, group, message }: Finding): Row => ({
    kind,
    names: group === undefined ? [] : [group],
    cells: [mdCode(rule), severity, mdProse(message)],
  });
  return [
    ...added.map((one) => row(one.waiver === undefined ? ADDED[one.severity] : '· answered for', one)),
    ...reopened.map((one) => row(REOPENED[one.severity], one)),
    ...waived.map((one) => row('· answered for', one)),
    ...resolved.map((one) => row('✓ resolved', one)),
  ];
}
