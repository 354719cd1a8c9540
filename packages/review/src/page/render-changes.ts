import type { Mode } from '@mdav/core';
import { OS_INFO, valueText } from '@mdav/core';
import type { ValueChange } from '../diff/value-change.ts';
import type {
  DeadEnd,
  FindingChanges,
  GroupPlan,
  SettingChange,
  Transition,
  WaiverChange,
} from '../plan/fleet-plan.ts';
import {
  channelWords,
  lonelyWords,
  rawChannelWords,
  reasonSubject,
  reasonsOfChange,
  reasonWords,
  transitionSource,
  waiverKind,
} from '../plan/plan-words.ts';
import { lonelyReasons } from '../plan/reasons.ts';
import { worstGroupsFirst } from '../plan/worst-groups.ts';
import { count } from '../text/count.ts';
import { DIRECTION_MARKS, DIRECTION_WORDS } from '../text/direction-words.ts';
import { badge, groupLink, severityBadge } from './anchors.ts';
import type { PageChanges } from './fleet-page.ts';
import { code, type Html, html, NOTHING, prose } from './html.ts';
import { icon } from './icons.ts';
import { MODE_TITLES } from './page-words.ts';
import { table } from './table.ts';

const KIND_WORDS: Readonly<Record<GroupPlan['kind'], string>> = {
  added: 'new group',
  removed: 'group goes',
  renamed: 'renamed',
  changed: 'changes',
  unchanged: 'unchanged',
};

/** What changes against a base: groups with their modes, facts and settings, and findings that come and go. */
export function renderChanges({ plan, against, notes = [] }: PageChanges): Html {
  const changed = worstGroupsFirst(plan.groups.filter(({ kind }) => kind !== 'unchanged'));
  const same = plan.groups.length - changed.length;
  return html`<p class="lead">Compared with ${code(against)}: ${
    changed.length === 0 ? 'no group changes' : count(changed.length, 'group changes', 'groups change')
  }, ${same} ${same === 1 ? 'stays' : 'stay'} as ${same === 1 ? 'it is' : 'they are'}.</p>
${notes.map((note) => html`<p class="dim">${prose(note)}</p>`)}${changed.map(renderGroupPlan)}${waiverTable(plan.waivers)}${
  plan.findings === undefined ? NOTHING : findingChanges(plan.findings)
}`;
}

function renderGroupPlan(group: GroupPlan): Html {
  const { kind, os, facts, notes, transition } = group;
  return html`<article class="card change"><header><h3>${kind === 'removed' ? group.group : groupLink(group.group)}</h3>${badge(
    kind === 'removed' ? 'warning' : 'info',
    kindWords(group),
  )}</header>
<p>${os.map((id) => OS_INFO[id].title).join(', ')}. Mode: ${modeChange(group)}${mechanismChange(group)}</p>
${transition === undefined ? NOTHING : renderTransition(transition, transitionSource(group))}${
  facts.length === 0
    ? NOTHING
    : table({
        caption: 'What is said of the devices.',
        columns: ['Fact', 'Old', 'New'],
        look: 'said',
        rows: facts.map(({ fact, before, after }) => ({ cells: [code(fact), said(before), said(after)] })),
      })
}${settingTable(group)}${notes.map((note) => html`<p class="note">${icon('warning')} ${prose(note)}</p>`)}</article>
`;
}

function kindWords({ kind, renamed }: GroupPlan): string {
  return renamed === undefined ? KIND_WORDS[kind] : `${KIND_WORDS[kind]} from ${renamed.from}`;
}

function said(value: string | undefined): Html {
  return value === undefined ? html`<span class="none">not said</span>` : code(value);
}

function managed(value: string | undefined): Html {
  return value === undefined ? html`<span class="none">not managed</span>` : code(value);
}

function modeChange({ kind, mode: { before, after } }: GroupPlan): Html {
  const words = (mode: Mode | undefined) => (mode === undefined ? 'not known' : MODE_TITLES[mode]);
  if (kind === 'added' || before === after) return html`<b>${words(after)}</b>`;
  if (kind === 'removed') return html`<b>${words(before)}</b>`;
  return html`<b>${words(before)} → ${words(after)}</b>`;
}

function mechanismChange({ kind, mechanism }: GroupPlan): Html {
  const [before, after] = [mechanism.before.join('; '), mechanism.after.join('; ')];
  if (kind === 'removed' || after === '') return html`.`;
  return before === '' || before === after ? html` (${after}).` : html` (${before} → ${after}).`;
}

function settingTable(plan: GroupPlan): Html {
  const { group, settings, residue } = plan;
  const lonely = lonelyReasons(plan);
  if (settings.length + residue.length + lonely.length === 0) return NOTHING;
  const reasons = (about: string) => reasonsOfChange(plan, about).map((words) => html`<small>${words}</small>`);
  return table({
    caption: html`Settings of ${group} that change, and what that does to protection.`,
    columns: ['Setting', 'Effect', 'Old → new', 'By', 'Why'],
    look: 'changes',
    rows: [
      ...settings.map((change) => ({
        cells: [
          html`${code(change.setting)}<small>${change.title}</small>`,
          direction(change),
          oldAndNew(change),
          channelWords(change),
          html`${change.why}${change.because === undefined ? '' : ` ${change.because}.`}${reasons(change.setting)}`,
        ],
      })),
      ...residue.map((change) => ({
        cells: [
          code(change.place),
          change.kind === 'rerouted' ? 'the value stays' : 'not known',
          change.kind === 'rerouted' ? managed(change.b) : html`${managed(change.a)} → ${managed(change.b)}`,
          rawChannelWords(change),
          html`No setting stands for it.${reasons(change.place)}`,
        ],
      })),
      ...lonely.map((reason) => ({
        cells: [code(reasonSubject(reason)), 'reason', lonelyWords(reason), '', 'The value stays.'],
      })),
    ],
  });
}

function waiverTable(waivers: readonly WaiverChange[]): Html {
  if (waivers.length === 0) return NOTHING;
  return html`<article class="card change"><h3>Waivers that come, go or change</h3>${table({
    caption: 'Who answers for what.',
    columns: ['Change', 'Rule', 'Group', 'Reason'],
    look: 'come',
    rows: waivers.map((change) => ({
      cells: [
        waiverKind(change),
        html`${code(change.rule)}${change.setting === undefined ? NOTHING : html`<small>${code(change.setting)}</small>`}`,
        change.group,
        reasonWords(change),
      ],
    })),
  })}</article>`;
}

function direction({ direction: way }: SettingChange): Html {
  const [mark, word] = [DIRECTION_MARKS[way], DIRECTION_WORDS[way]];
  return html`<span class="d ${way}"><span aria-hidden="true">${mark}</span> ${word}</span>`;
}

function oldAndNew({ kind, change, after }: SettingChange): Html {
  if (kind === 'rerouted')
    return html`${managed(after === undefined ? undefined : valueText(after))} <span class="dim">stays</span>`;
  return valueChange(change);
}

function valueChange(change: ValueChange): Html {
  switch (change.kind) {
    case 'value':
      return html`${managed(change.before)} → ${managed(change.after)}`;
    case 'entries':
      return html`<ul class="plain">${[
        ...change.removed.map((entry) => html`<li><span class="minus">− removed</span> ${code(entry)}</li>`),
        ...change.added.map((entry) => html`<li><span class="plus">+ added</span> ${code(entry)}</li>`),
      ]}</ul>`;
    case 'keys':
      return html`<ul class="plain">${change.keys.map(
        ({ key, before, after }) => html`<li>${code(key)}: ${managed(before)} → ${managed(after)}</li>`,
      )}</ul>`;
  }
}

function renderTransition({ before, after, deadEnds, steps }: Transition, source: string): Html {
  return html`<h4>From ${MODE_TITLES[before]}${prose(source)} to ${MODE_TITLES[after]}</h4>${deadEnds.map(renderDeadEnd)}${
    steps.length === 0
      ? NOTHING
      : html`<ol class="steps">${steps.map(({ title, phase }) => html`<li>${title} <span class="dim">${phase}</span></li>`)}</ol>`
  }`;
}

function renderDeadEnd({ certainty, message, hint, rule, waiver }: DeadEnd): Html {
  const isOpen = waiver === undefined;
  const title = !isOpen ? 'Dead end, answered for' : certainty === 'certain' ? 'Dead end' : 'Maybe a dead end';
  const tone = isOpen && certainty === 'certain' ? 'error' : 'warning';
  return html`<div class="note ${tone}"><p><b>${icon(tone)} ${title}.</b> ${prose(message)} ${code(rule)}</p><p>${
    isOpen ? prose(hint) : html`${waiver.owner} answers for it until ${waiver.expires}: ${waiver.reason}`
  }</p></div>`;
}

function findingChanges({ added, resolved, waived, reopened, unchanged }: FindingChanges): Html {
  const kinds = [
    ['new', added],
    ['open again', reopened],
    ['answered for', waived],
    ['resolved', resolved],
  ] as const;
  const rows = kinds.flatMap(([word, findings]) =>
    findings.map(({ severity, rule, group, message }) => ({
      cells: [word, severityBadge(severity), html`${prose(message)} ${code(rule)}`, group ?? ''],
    })),
  );
  if (rows.length === 0) return html`<p>No finding comes or goes; ${count(unchanged, 'stays', 'stay')}.</p>`;
  return html`<article class="card change"><h3>Findings that come and go</h3>${table({
    caption: html`${count(unchanged, 'other finding stays as it is', 'other findings stay as they are')}.`,
    columns: ['Change', 'Severity', 'Finding', 'Group'],
    look: 'come',
    rows,
  })}</article>`;
}
