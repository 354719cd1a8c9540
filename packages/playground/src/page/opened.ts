import type { Diagnostic, OsName, Outcome } from '@mdav/core';
import { OS_INFO, osIdOf } from '@mdav/core';
import { conflictWords, type ImportedFiles } from '@mdav/import';
import { count } from '@mdav/review';
import { asksForOs, draft, type Opened, type OpenedPolicy } from '../model/opened.ts';
import { download } from './download.ts';
import { byId, element, fill } from './element.ts';
import { plain } from './file-view.ts';
import { messageNodes } from './markdown.ts';

/** What somebody may choose for policy that is opened; the rest can be written in the fleet. */
const SYSTEMS: readonly OsName[] = [
  'windows-11',
  'windows-10',
  'windows-server-2025',
  'windows-server-2022',
  'windows-server-2019',
  'windows-server-2016',
  'windows-server-2012-r2',
];

export interface OpenedFacts {
  readonly date: string;
  /** Puts a fleet into the editor. */
  readonly edit: (text: string) => void;
  /** Compares it with the fleet of the editor. */
  readonly compare: (opened: OpenedPolicy) => void;
}

/** What was opened or dropped: what it says, and the fleet of it. */
export function showOpened(opened: Exclude<Opened, { kind: 'fleet' }>, facts: OpenedFacts): void {
  const holder = byId('opened');
  if (opened.kind === 'unreadable') {
    fill(holder, heading(opened.name, 'cannot be read'), notes(opened.diagnostics));
    return;
  }
  const fleet = element('div', { class: 'draft' });
  const chosen = new Set<OsName>();
  const redraw = () => fill(fleet, ...draftParts(opened, [...chosen], facts, redraw, chosen));
  redraw();
  const compare = () => facts.compare(opened);
  fill(
    holder,
    heading(opened.name, opened.what),
    notes(opened.diagnostics),
    element('h3', {}, 'What it says'),
    plain(opened.text, 'What it says'),
    element(
      'div',
      { class: 'choices' },
      element('button', { type: 'button', onclick: compare }, 'Compare with the fleet'),
    ),
    element('h3', {}, 'As a fleet'),
    fleet,
  );
  byId('panel-opened').scrollTop = 0;
}

function draftParts(
  opened: OpenedPolicy,
  os: readonly OsName[],
  { date, edit }: OpenedFacts,
  redraw: () => void,
  chosen: Set<OsName>,
): readonly Node[] {
  const made = draft(opened, date, os);
  const isAsked = os.length > 0 || asksForOs(made);
  const choice = element(
    'fieldset',
    { class: 'systems' },
    element('legend', {}, 'Policies do not say which devices they are for. These run:'),
    ...SYSTEMS.map((name) => {
      const box = element('input', {
        type: 'checkbox',
        'data-os': name,
        checked: chosen.has(name),
        onchange: () => {
          if (!chosen.delete(name)) chosen.add(name);
          redraw();
          byId('opened').querySelector<HTMLElement>(`[data-os="${name}"]`)?.focus();
        },
      });
      return element('label', {}, box, ` ${OS_INFO[osIdOf(name)].title}`);
    }),
  );
  return [...(isAsked ? [choice] : []), ...(asksForOs(made) ? [] : resultParts(made, edit))];
}

function resultParts(made: Outcome<ImportedFiles>, edit: (text: string) => void): readonly Node[] {
  if (!made.ok) return [notes(made.diagnostics)];
  const { fleetText, conflicts, notes: told, findings, others } = made.value;
  const conflictNotes = conflicts.map(
    (conflict): Diagnostic => ({
      code: 'import-conflict',
      severity: 'warning',
      message: `${conflict.subject} · ${conflict.group}: ${conflictWords(conflict)}`,
      hint: conflict.why,
      at: {},
    }),
  );
  const passed = others.length === 0 ? '' : `, ${others.length} other files not read as policy`;
  return [
    element('p', { class: 'note' }, `${count(findings.length, 'finding')} on this fleet${passed}.`),
    element(
      'div',
      { class: 'choices' },
      element('button', { type: 'button', class: 'main', onclick: () => edit(fleetText) }, 'Put it into the editor'),
      element(
        'button',
        { type: 'button', onclick: () => download('mdav.yaml', new TextEncoder().encode(fleetText)) },
        'Download mdav.yaml',
      ),
    ),
    plain(fleetText, 'Fleet file'),
    notes([...conflictNotes, ...told, ...made.diagnostics]),
  ];
}

function heading(name: string, what: string): HTMLElement {
  return element('h3', { class: 'opened-name' }, name, element('span', { class: 'dim' }, ` · ${what}`));
}

const MOST = 20;

function notes(diagnostics: readonly Diagnostic[]): HTMLElement {
  const rest = diagnostics.length - MOST;
  return element(
    'ul',
    { class: 'notes' },
    ...diagnostics
      .slice(0, MOST)
      .map(({ severity, message, hint, code }) =>
        element(
          'li',
          {},
          element('span', { class: `badge ${severity}` }, severity),
          ' ',
          element(
            'span',
            {},
            ...messageNodes(hint === undefined ? message : `${message} ${hint}`),
            ' ',
            element('code', { class: 'dim' }, code),
          ),
        ),
      ),
    rest > 0 && element('li', {}, `and ${rest} more`),
  );
}
