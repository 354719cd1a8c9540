import type { Mode, OsId } from '@mdav/core';
import { isPassive, MODES, OS_IDS, OS_INFO, osModeWords } from '@mdav/core';
import { count } from '../text/count.ts';
import { groupLink } from './anchors.ts';
import type { FleetPage, PageGroup } from './fleet-page.ts';
import { type Html, html } from './html.ts';
import { type IconName, icon } from './icons.ts';
import { MODE_TITLES } from './page-words.ts';
import { table } from './table.ts';

/** More groups than these in one place are folded on a screen. */
const MANY_CHIPS = 8;

const MODE_ICONS: Readonly<Record<Mode, IconName>> = {
  active: 'active',
  'active+edr-block': 'active',
  passive: 'passive',
  'passive+edr-block': 'passive-block',
};

/** A mode with its mark. */
export function modeLabel(mode: Mode): Html {
  return html`${icon(MODE_ICONS[mode])} ${MODE_TITLES[mode]}`;
}

/** The fleet drawn: its groups by operating system and mode, and how the mode comes about there. */
export function renderMap({ groups, fleet }: FleetPage): Html {
  const modes = MODES.filter((mode) => groups.some(({ group }) => group.mode === mode));
  const systems = OS_IDS.filter((id) => groups.some(({ group }) => group.os.some((os) => os.id === id)));
  const ordered = [...systems].sort((a, b) => rank(a) - rank(b));
  return table({
    caption: html`The groups of ${fleet.name} by operating system and wanted mode, and how the mode comes about. A group with several operating systems stands in several rows.`,
    columns: ['Operating system', ...modes.map((mode) => MODE_TITLES[mode])],
    look: 'map',
    rows: ordered.map((os) => ({
      cells: [
        html`${OS_INFO[os].title}<small>${OS_INFO[os].class}</small>`,
        ...modes.map((mode) => cell(groups, os, mode)),
      ],
    })),
  });
}

function rank(os: OsId): number {
  return OS_INFO[os].class === 'client' ? 0 : 1;
}

function cell(groups: readonly PageGroup[], os: OsId, mode: Mode): Html {
  const byWay = new Map<string, PageGroup[]>();
  for (const page of groups) {
    const osMode = page.group.osModes.find((each) => each.os === os);
    if (page.group.mode !== mode || osMode === undefined) continue;
    const way = osModeWords(osMode).join('; ');
    byWay.set(way, [...(byWay.get(way) ?? []), page]);
  }
  if (byWay.size === 0)
    return html`<span class="none"><span aria-hidden="true">–</span><span class="hidden">none</span></span>`;
  return html`${[...byWay].map(
    ([way, here]) =>
      html`<div class="way ${isPassive(mode) ? 'passive' : 'active'}">${chips(here)}<small>${icon(MODE_ICONS[mode])} ${way.replaceAll(' = ', '\u00a0=\u00a0')}</small></div>`,
  )}`;
}

function chips(groups: readonly PageGroup[]): Html {
  const number = count(groups.length, 'group');
  const list = html`<ul class="chips" aria-label="${number}">${groups.map(({ group }) => html`<li>${groupLink(group.name)}</li>`)}</ul>`;
  return groups.length <= MANY_CHIPS ? list : html`<details><summary>${number}</summary>${list}</details>`;
}
