import { OS_INFO } from '@mdav/core';
import { mdCode, mdProse, mdTable, mdText } from '@mdav/quote';
import { groupsOf, rollUp } from '../../findings/roll-up.ts';
import type { Reporter } from '../../reporter/reporter.ts';
import { count } from '../../text/count.ts';
import { directionLabel } from '../../text/direction-words.ts';
import { nameList } from '../../text/name-list.ts';
import { safeMarkdown } from '../../text/safe-lines.ts';
import { briefPlan } from '../brief-plan.ts';
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
} from '../plan-words.ts';
import { lonelyReasons } from '../reasons.ts';

const KIND_WORDS: Readonly<Record<GroupPlan['kind'], string>> = {
  added: 'new',
  removed: 'gone',
  renamed: 'renamed',
  changed: 'changed',
  unchanged: 'unchanged',
};

/** A plan as Markdown, for a comment on a pull request: group by group where that fits. */
export const markdown: Reporter<ChangePlan> = {
  id: 'markdown',
  title: 'for a comment on a pull request',
  endings: ['.md'],
  render: planMarkdown,
};

function planMarkdown({ plan, base, maxCharacters = Number.POSITIVE_INFINITY }: ChangePlan): string {
  const changed = plan.groups.filter(({ kind }) => kind !== 'unchanged');
  const head = [
    `## mdav plan: ${mdText(plan.fleet)} against ${mdText(baseWords(base))}`,
    '',
    `${capital(totalsWords(plan))}.`,
    ...baseNotes(base).flatMap((note) => ['', mdProse(note)]),
  ];
  const whole = safeMarkdown([
    ...head,
    ...changed.flatMap(groupLines),
    ...waiverLines(plan.waivers),
    ...(plan.findings === undefined ? [] : findingLines(plan.findings)),
  ]);
  return whole.length <= maxCharacters ? whole : briefPlan(plan, head, maxCharacters);
}

function groupLines(group: GroupPlan): readonly string[] {
  const mechanism = mechanismChange(group);
  const facts = group.facts.map(
    ({ fact, before, after }) =>
      `- ${mdCode(fact)}: ${before === undefined ? 'not said' : mdCode(before)} → ${after === undefined ? 'not said' : mdCode(after)}`,
  );
  return [
    '',
    `### ${mdText(group.group)} (${kindWords(group)})`,
    '',
    `${group.os.map((id) => OS_INFO[id].title).join(', ')}. Mode: ${mdCode(modeWords(group))}${mechanism === undefined ? '' : `, by ${mdCode(mechanism)}`}.`,
    ...(facts.length === 0 ? [] : ['', ...facts]),
    ...(group.transition === undefined ? [] : transitionLines(group.transition, transitionSource(group))),
    ...settingLines(group),
    ...detectionLines(group),
    ...group.notes.flatMap((note) => ['', `> ${mdProse(note)}`]),
  ];
}

/** Who watches for such writes is to know that they are meant. */
function detectionLines({ detections }: GroupPlan): readonly string[] {
  if (detections.length === 0) return [];
  const lines = detections.map(
    ({ rule, about, link, settings }) => `- [${rule}](${link}): ${about} (${settings.map(mdCode).join(', ')})`,
  );
  return ['', 'Sets off public rules of Sigma on devices:', '', ...lines];
}

function kindWords({ kind, renamed }: GroupPlan): string {
  return renamed === undefined ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} from ${mdText(renamed.from)}`;
}

function settingLines(group: GroupPlan): readonly string[] {
  const { settings, residue } = group;
  const lonely = lonelyReasons(group);
  if (settings.length + residue.length + lonely.length === 0) return [];
  const reasons = (about: string) => {
    const words = reasonsOfChange(group, about);
    return words.length === 0 ? [] : [`Reason: ${words.join('; ')}.`];
  };
  const rows = [
    ...settings.map((change) => [
      directionLabel(change.direction),
      mdCode(change.setting),
      mdCode(changeWords(change)),
      mdText(channelWords(change)),
      mdText(layersOfChange(change)),
      mdText(
        [change.why, ...(change.because === undefined ? [] : [`${change.because}.`]), ...reasons(change.setting)].join(
          ' ',
        ),
      ),
    ]),
    ...residue.map((change) => [
      '· raw',
      mdCode(change.place),
      mdCode(rawWords(change)),
      mdText(rawChannelWords(change)),
      '',
      mdText(['No setting stands for it.', ...reasons(change.place)].join(' ')),
    ]),
    ...lonely.map((reason) => [
      '· reason',
      mdCode(reasonSubject(reason)),
      mdText(lonelyWords(reason)),
      '',
      '',
      'The value stays.',
    ]),
  ];
  return ['', mdTable(['', 'Setting', 'Change', 'By', 'Layer', 'Why'], rows)];
}

function transitionLines(transition: Transition, source: string): readonly string[] {
  const { deadEnds, steps } = transition;
  const words = transitionWords(transition, source, mdCode);
  return [
    '',
    `**${words.charAt(0).toUpperCase()}${words.slice(1)}**`,
    ...deadEnds.flatMap(deadEndLines),
    ...(steps.length === 0
      ? []
      : ['', ...steps.map(({ title, phase, why }, index) => `${index + 1}. ${mdProse(title)} (${phase}). ${why}`)]),
  ];
}

function deadEndLines({ certainty, message, hint, rule, waiver }: DeadEnd): readonly string[] {
  const head =
    waiver !== undefined
      ? '**Dead end, answered for.**'
      : certainty === 'certain'
        ? '**Dead end.**'
        : '**Maybe a dead end.**';
  const tail =
    waiver === undefined
      ? mdProse(hint)
      : `${mdText(waiver.owner)} answers for it until ${mdText(waiver.expires)}: ${mdText(waiver.reason)}`;
  return ['', `> ${head} ${mdProse(message)} (${mdCode(rule)})`, '>', `> ${tail}`];
}

function waiverLines(waivers: readonly WaiverChange[]): readonly string[] {
  if (waivers.length === 0) return [];
  const rows = waivers.map((change) => [
    waiverKind(change),
    mdCode(change.rule),
    mdText(change.group),
    change.setting === undefined ? '' : mdCode(change.setting),
    mdText(reasonWords(change)),
  ]);
  return ['', '### Waivers', '', mdTable(['', 'Rule', 'Group', 'Setting', 'Reason'], rows)];
}

function findingLines(changes: FindingChanges): readonly string[] {
  const groups = findingGroups(changes).filter(({ findings }) => findings.length > 0);
  if (groups.length === 0) return ['', 'No finding comes or goes.'];
  const rows = groups.flatMap(({ title, findings }) =>
    rollUp(findings).map((rolled) => [
      title,
      rolled.finding.severity,
      mdCode(rolled.finding.rule),
      mdText(nameList(groupsOf(rolled))),
      mdProse(rolled.finding.message),
    ]),
  );
  const shown = mdTable(['', 'Severity', 'Rule', 'Group', 'Finding'], rows);
  const number = groups.reduce((sum, { findings }) => sum + findings.length, 0);
  const tally = groups.map(({ title, findings }) => `${findings.length} ${title}`).join(', ');
  return ['', '<details>', `<summary>${count(number, 'finding')}: ${tally}</summary>`, '', shown, '', '</details>'];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
