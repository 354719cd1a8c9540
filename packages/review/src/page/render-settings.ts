import type { Assignment, ResolvedGroup } from '@mdav/core';
import { contributors, findSetting, isPassive, layerWords, OS_INFO, wantsBlockMode } from '@mdav/core';
import {
  type AgainstDefault,
  againstDefault,
  defaultWords,
  departureOf,
  departureWords,
  type Emission,
  type TargetOutput,
} from '@mdav/core/format';
import { effectByMode } from '../describe/effect.ts';
import type { PageGroup } from './fleet-page.ts';
import { code, type Html, html, join, NOTHING, prose } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { renderValue, renderWhy } from './render-value.ts';
import { table } from './table.ts';

/** Targets in a word or two, for the heads of columns; others go by their id. */
const TARGET_WORDS: Readonly<Record<string, string>> = {
  reg: 'Registry file',
  'gpo-backup': 'Group Policy',
  'settings-catalog': 'Intune',
  configmgr: 'Configuration Manager',
};

const EMISSION_WORDS: Readonly<Record<Emission['kind'], { readonly icon: IconName; readonly word: string }>> = {
  emitted: { icon: 'yes', word: 'carried' },
  manual: { icon: 'part', word: 'by hand' },
  unsupported: { icon: 'no', word: 'not carried' },
};

/** What a group sets, and which files carry it. */
export function renderSettings(page: PageGroup): Html {
  const { group, outputs } = page;
  const isToBePassive = isPassive(group.mode);
  return html`${table({
    caption: html`What ${group.name} sets, which layer of the fleet file says so, and what carries it to devices.`,
    columns: [
      'Setting',
      'Value',
      'From',
      ...(isToBePassive ? ['In this mode'] : []),
      ...outputs.map(({ target }) => TARGET_WORDS[target.id] ?? target.id),
    ],
    look: 'settings',
    rows: group.assignments.map((assignment, index) => ({
      cells: [
        settingHead(assignment),
        html`${renderValue(assignment.value, assignment.keyJustifications)}${renderWhy(assignment.justification)}${markOf(assignment, group)}`,
        originOf(assignment),
        ...(isToBePassive ? [effectOf(assignment, group)] : []),
        ...outputs.map(({ emissions }) => emissionCell(emissions[index])),
      ],
    })),
  })}${noteList([...outputs.flatMap(notesOf), ...missingNotes(page)])}`;
}

function settingHead({ setting }: Assignment): Html {
  return html`${code(setting)}<small>${findSetting(setting)?.title ?? ''}</small>`;
}

/** How the value stands to what Windows does unasked. */
function markOf(assignment: Assignment, group: ResolvedGroup): Html {
  return html`${againstDefault(assignment, group).map((mark) => html`<small class="${mark.kind}">${markWords(mark)}</small>`)}`;
}

function markWords(mark: AgainstDefault): string {
  return mark.kind === 'same'
    ? `${defaultWords(mark)}: the default of Windows`
    : `${defaultWords(mark)}, the default of Windows`;
}

function originOf(assignment: Assignment): Html {
  const { origin } = assignment;
  const layers = contributors(assignment).map(layerWords).join(' + ');
  const departs = departureOf(assignment);
  return html`${layers}${origin.kind === 'mode' ? html`<small>${origin.because}</small>` : NOTHING}${departs === undefined ? NOTHING : html`<small>${departureWords(departs, assignment.setting)}</small>`}`;
}

function effectOf({ setting }: Assignment, { mode }: ResolvedGroup): Html {
  const row = findSetting(setting);
  if (row === undefined) return NOTHING;
  const effect = effectByMode(row.inPassive);
  return html`${effect[wantsBlockMode(mode) ? 'passive+edr-block' : 'passive']}`;
}

function emissionCell(emission: Emission | undefined): Html {
  const kind = emission?.kind ?? 'unsupported';
  const { icon: mark, word } = EMISSION_WORDS[kind];
  return html`<span class="s ${mark}">${icon(mark)} ${word}</span>`;
}

/** A sentence about settings. */
interface Note {
  readonly where: string;
  readonly what: string;
  readonly why: string;
  readonly setting: string;
}

function notesOf({ target, emissions }: TargetOutput): readonly Note[] {
  return emissions.flatMap((emission) => noteOf(TARGET_WORDS[target.id] ?? target.id, emission));
}

function noteOf(where: string, emission: Emission): readonly Note[] {
  const { setting } = emission;
  switch (emission.kind) {
    case 'emitted':
      return emission.note === undefined ? [] : [{ where, what: 'carries', why: emission.note, setting }];
    case 'manual':
      return [{ where, what: 'leaves to a hand', why: `${emission.step} ${emission.why}`, setting }];
    case 'unsupported':
      return [{ where, what: 'does not carry', why: emission.why, setting }];
  }
}

function missingNotes({ unreached }: PageGroup): readonly Note[] {
  return unreached.map(({ setting, os, why }) => ({ where: OS_INFO[os].title, what: 'does not get', why, setting }));
}

/** Settings with the same reason share a line. */
function noteList(notes: readonly Note[]): Html {
  if (notes.length === 0) return NOTHING;
  const lines = new Map<string, { note: Note; settings: Set<string> }>();
  for (const note of notes) {
    const key = [note.where, note.what, note.why].join('\u0000');
    const line = lines.get(key) ?? { note, settings: new Set<string>() };
    line.settings.add(note.setting);
    lines.set(key, line);
  }
  return html`<ul class="notes">${[...lines.values()].map(
    ({ note: { where, what, why }, settings }) =>
      html`<li><b>${where}</b> ${what} ${join([...settings].map(code), ', ')}: ${prose(why)}</li>`,
  )}</ul>`;
}
