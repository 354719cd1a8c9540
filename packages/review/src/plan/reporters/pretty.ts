import { OS_INFO } from '@mdav/core';
import type { Direction } from '@mdav/core/format';
import { groupsOf, rollUp } from '../../findings/roll-up.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { DIRECTION_WORDS } from '../../text/direction-words.ts';
import { nameList } from '../../text/name-list.ts';
import { type Paint, PLAIN_PAINT } from '../../text/paint.ts';
import { inLog } from '../../text/safe-text.ts';
import type { ChangePlan } from '../change-plan.ts';
import type { DeadEnd, FindingChanges, GroupPlan, Transition, WaiverChange } from '../fleet-plan.ts';
import {
  baseNotes,
  baseWords,
  changeWords,
  channelWords,
  findingGroups,
  layersOfChange,
  lonelyWords,
  mechanismChange,
  modeWords,
  rawChannelWords,
  rawWords,
  reasonSubject,
  reasonsOfChange,
  reasonWords,
  totalsWords,
  transitionSource,
  transitionWords,
  waiverKind,
  waiverSubject,
} from '../plan-words.ts';
import { lonelyReasons } from '../reasons.ts';

const SIGNS: Readonly<Record<GroupPlan['kind'], string>> = {
  added: '+',
  removed: '-',
  renamed: '~',
  changed: '~',
  unchanged: ' ',
};
const LABEL = 12;

/** A plan for people. */
export const pretty: Reporter<ChangePlan> = {
  id: 'pretty',
  title: 'for people',
  endings: ['.txt'],
  render: planPretty,
};

function planPretty({ plan, base }: ChangePlan, paint: Paint = PLAIN_PAINT): string {
  const changed = plan.groups.filter(({ kind }) => kind !== 'unchanged');
  const lines = [
    `${paint.bold(inLog(plan.fleet))} against ${inLog(baseWords(base))}: ${totalsWords(plan)}`,
    ...baseNotes(base).map((note) => paint.dim(`  ${inLog(note)}`)),
    ...changed.flatMap((group) => ['', ...groupLines(group, paint)]),
    ...waiverLines(plan.waivers, paint),
    ...(plan.findings === undefined ? [] : findingLines(plan.findings, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function groupLines(group: GroupPlan, paint: Paint): readonly string[] {
  const os = group.os.map((id) => OS_INFO[id].title).join(', ');
  const mechanism = mechanismChange(group);
  const row = (label: string, text: string) => `  ${paint.dim(`${label} `.padEnd(LABEL))}${inLog(text)}`;
  return [
    `${SIGNS[group.kind]} ${paint.bold(paint.accent(inLog(group.group)))}${formerName(group)}  ${os}`,
    row('mode', modeWords(group)),
    ...(mechanism === undefined ? [] : [row('mechanism', mechanism)]),
    ...group.facts.map(({ fact, before, after }) => row(fact, `${before ?? 'not said'} → ${after ?? 'not said'}`)),
    ...settingLines(group, paint),
    ...group.residue.flatMap((change) => {
      const head = `  ${paint.severity('info', 'raw'.padEnd(LABEL))}${inLog(change.place)}: ${inLog(rawWords(change))}`;
      return [
        `${head}${paint.dim(`  [${inLog(rawChannelWords(change))}]`)}`,
        ...reasonLines(group, change.place, paint),
      ];
    }),
    ...lonelyReasons(group).map((reason) => row('reason', `${reasonSubject(reason)}: ${lonelyWords(reason)}`)),
    ...detectionLines(group, paint),
    ...group.notes.map((note) => `  ${paint.severity('warning', '!')} ${inLog(note)}`),
    ...(group.transition === undefined ? [] : transitionLines(group.transition, transitionSource(group), paint)),
  ];
}

/** Who watches for such writes is to know that they are meant. */
function detectionLines({ detections }: GroupPlan, paint: Paint): readonly string[] {
  return detections.map(({ rule, about, link, settings }) => {
    const head = `  ${paint.severity('info', 'sets off'.padEnd(LABEL))}Sigma ${rule}: ${about}`;
    return `${head} (${inLog(nameList(settings))})  ${paint.dim(link)}`;
  });
}

function formerName({ renamed }: GroupPlan): string {
  return renamed === undefined ? '' : `, renamed from ${inLog(renamed.from)}`;
}

function settingLines(group: GroupPlan, paint: Paint): readonly string[] {
  return group.settings.flatMap((change) => {
    const direction = paintDirection(change.direction, DIRECTION_WORDS[change.direction].padEnd(LABEL), paint);
    const reason = change.because === undefined ? '' : paint.dim(`  (${inLog(change.because)})`);
    const ways = paint.dim(`  [${channelWords(change)}]`);
    const layers = layersOfChange(change);
    const from = layers === '' ? '' : paint.dim(`  ${inLog(layers)}`);
    return [
      `  ${direction}${paint.bold(inLog(change.setting))}: ${inLog(changeWords(change))}${ways}${reason}${from}`,
      ...reasonLines(group, change.setting, paint),
    ];
  });
}

function reasonLines(group: GroupPlan, about: string, paint: Paint): readonly string[] {
  return reasonsOfChange(group, about).map((words) => `  ${' '.repeat(LABEL)}${paint.dim(`reason: ${inLog(words)}`)}`);
}

function waiverLines(waivers: readonly WaiverChange[], paint: Paint): readonly string[] {
  if (waivers.length === 0) return [];
  const lines = waivers.map(
    (change) => `  ${waiverKind(change).padEnd(LABEL)}${inLog(waiverSubject(change))}: ${inLog(reasonWords(change))}`,
  );
  return ['', paint.bold('waivers'), ...lines];
}

function paintDirection(direction: Direction, text: string, paint: Paint): string {
  switch (direction) {
    case 'strengthens':
      return paint.good(text);
    case 'weakens':
      return paint.severity('error', text);
    case 'mixed':
      return paint.severity('warning', text);
    case 'neutral':
      return paint.dim(text);
  }
}

function transitionLines(transition: Transition, source: string, paint: Paint): readonly string[] {
  const { deadEnds, steps } = transition;
  const head = `  ${paint.bold(transitionWords(transition, source, (mode) => mode))}`;
  return [
    head,
    ...deadEnds.flatMap((deadEnd) => deadEndLines(deadEnd, paint)),
    ...steps.map(({ title, phase }, index) => `    ${index + 1}. ${inLog(title)} ${paint.dim(`(${phase})`)}`),
  ];
}

function deadEndLines({ certainty, message, hint, rule, waiver }: DeadEnd, paint: Paint): readonly string[] {
  if (waiver !== undefined) {
    const who = `${inLog(waiver.owner)} answers for it until ${inLog(waiver.expires)}: ${inLog(waiver.reason)}`;
    return [`    ${paint.dim('waived')} ${inLog(message)}`, paint.dim(`      ${rule} · ${who}`)];
  }
  const isCertain = certainty === 'certain';
  const word = paint.severity(isCertain ? 'error' : 'warning', isCertain ? '✗ dead end' : '? maybe a dead end');
  return [`    ${word}  ${inLog(message)}`, `      ${paint.good('→')} ${inLog(hint)}`, paint.dim(`      ${rule}`)];
}

function findingLines(changes: FindingChanges, paint: Paint): readonly string[] {
  const lines = findingGroups(changes).flatMap(({ kind, title, findings }) =>
    rollUp(findings).map((rolled) => {
      const { severity, rule, message } = rolled.finding;
      const about = [rule, nameList(groupsOf(rolled))]
        .filter((part) => part !== '')
        .map(inLog)
        .join(' · ');
      const word = kind === 'resolved' ? paint.good(title.padEnd(13)) : paint.severity(severity, title.padEnd(13));
      return `  ${word}${severity.padEnd(8)} ${inLog(message)} ${paint.dim(about)}`;
    }),
  );
  return lines.length === 0 ? [] : ['', paint.bold('findings'), ...lines];
}
