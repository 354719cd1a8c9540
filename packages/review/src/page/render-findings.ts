import type { ResolvedFleet } from '@mdav/core';
import { count } from '../text/count.ts';
import { placeWords } from '../text/place.ts';
import { findingAnchor, groupLink, severityBadge, sourceLinks } from './anchors.ts';
import type { FindingLine } from './finding-lines.ts';
import type { FleetPage } from './fleet-page.ts';
import { code, type Html, html, join, NOTHING, prose } from './html.ts';
import { type PageRow, table } from './table.ts';

/** More than this many notes are folded on a screen. */
const MANY_NOTES = 8;
/** More than this many places are folded on a screen. */
const MANY_PLACES = 6;

/** Open findings: errors and warnings in sight, what is only worth knowing foldable. */
export function renderFindings({ findings, fleet, tally }: FleetPage): Html {
  const rows = findings.map((line, index) => ({ line, row: findingRow(line, index, fleet) }));
  const open = rows.filter(({ line }) => line.severity !== 'info').map(({ row }) => row);
  const notes = rows.filter(({ line }) => line.severity === 'info').map(({ row }) => row);
  return html`${
    open.length === 0
      ? html`<p class="lead">No error and no warning stands open${tally.waived > 0 ? html`; ${count(tally.waived, 'finding')} answered for by a <a href="#expiry">waiver</a>` : ''}.</p>`
      : findingTable('What will not work or may not mean what its author thinks.', open)
  }${
    notes.length === 0
      ? NOTHING
      : html`<details${notes.length > MANY_NOTES ? '' : html` open`}><summary>${count(tally.info, 'finding')} worth knowing</summary>${findingTable('Nothing here stops a build.', notes)}</details>`
  }`;
}

function findingTable(caption: string, rows: readonly PageRow[]): Html {
  return table({
    caption,
    columns: ['Severity', 'Finding and what to do', 'Where'],
    look: 'findings',
    rows,
  });
}

function findingRow(
  { severity, rule, message, hint, sources, places }: FindingLine,
  index: number,
  fleet: ResolvedFleet,
) {
  return {
    id: findingAnchor(index),
    cells: [
      severityBadge(severity),
      html`<p>${prose(message)}</p>${hint === undefined ? NOTHING : html`<p class="hint"><span aria-hidden="true">→ </span>${prose(hint)}</p>`}<p class="dim">${code(rule)} · ${sources.length === 0 ? 'a convention of mdav' : sourceLinks(sources)}</p>`,
      placeList(places, fleet),
    ],
  };
}

function placeList(places: FindingLine['places'], fleet: ResolvedFleet): Html {
  const list = html`<ul class="plain">${places.map(({ group, at }) => {
    // The page names the fleet file once, at its start.
    const { file, ...inFile } = at;
    const words = placeWords(file === fleet.file ? inFile : at);
    const where = words === '' ? '' : html` <span class="dim">${words}</span>`;
    return html`<li>${group === undefined ? 'the file' : groupLink(group)}${where}</li>`;
  })}</ul>`;
  if (places.length <= MANY_PLACES) return list;
  return html`<details><summary>${count(places.length, 'place')}</summary>${list}</details>`;
}

/** The open findings of one group, each as a link to where it is told. */
export function groupFindings(page: FleetPage, group: string): Html {
  const own = page.findings
    .map((line, index) => ({ line, index }))
    .filter(({ line }) => line.places.some((place) => place.group === group));
  if (own.length === 0) return html`<p class="dim">None.</p>`;
  const severities = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const lines = own.filter(({ line }) => line.severity === severity);
    if (lines.length === 0) return [];
    const links = lines.map(({ line, index }) => html`<a href="#${findingAnchor(index)}">${line.rule}</a>`);
    return [html`<li>${severityBadge(severity)} ${join(links, ', ')}</li>`];
  });
  return html`<ul class="plain">${severities}</ul>`;
}
