import { isPassive, isServer, OS_INFO, type Severity, wantsBlockMode } from '@mdav/core';
import { count } from '../text/count.ts';
import { DIRECTION_WORDS } from '../text/direction-words.ts';
import { badge, SEVERITY_WORDS, severityBadge } from './anchors.ts';
import { countCoverage } from './coverage.ts';
import type { FleetPage, PageChanges } from './fleet-page.ts';
import { type Html, html, NOTHING, type Part } from './html.ts';
import { icon } from './icons.ts';
import { SOON_DAYS } from './render-expiry.ts';

/** The verdict in a sentence: whether a build would go through. */
export function renderVerdict({ tally }: FleetPage): Html {
  if (tally.error > 0)
    return html`<p class="verdict error">${icon('error')} ${count(tally.error, 'error stands', 'errors stand')} open: nothing is built from this fleet until ${tally.error === 1 ? 'it is' : 'they are'} mended or answered for.</p>`;
  if (tally.warning > 0)
    return html`<p class="verdict warning">${icon('warning')} It can be built. ${count(tally.warning, 'warning stands', 'warnings stand')} open.</p>`;
  return html`<p class="verdict good">${icon('good')} It can be built: no error and no warning stands open.</p>`;
}

/** The numbers that a reader looks for first. */
export function renderSummary(page: FleetPage): Html {
  return html`<ul class="tiles">${[groupTile(page), systemTile(page), settingTile(page), findingTile(page), expiryTile(page)]}${
    page.changes === undefined ? NOTHING : changeTile(page.changes)
  }</ul>`;
}

function tile(anchor: string, number: Part, title: string, more: readonly Part[]): Html {
  return html`<li><a href="#${anchor}"><b>${number}</b> ${title}</a>${more.map((line) => html`<span>${line}</span>`)}</li>`;
}

function groupTile({ groups }: FleetPage): Html {
  const passive = groups.filter(({ group }) => isPassive(group.mode)).length;
  const block = groups.filter(({ group }) => wantsBlockMode(group.mode)).length;
  return tile('fleet', groups.length, groups.length === 1 ? 'group' : 'groups', [
    `${groups.length - passive} to be active, ${passive} passive`,
    `${block} with EDR in block mode`,
  ]);
}

function systemTile({ groups }: FleetPage): Html {
  const ids = [...new Set(groups.flatMap(({ group }) => group.os.map(({ id }) => id)))];
  const servers = ids.filter(isServer).length;
  const mixed = groups.filter(({ group }) => group.os.some(({ id }) => isServer(id)));
  const titles = ids.map((id) => OS_INFO[id].title);
  return tile('fleet', ids.length, ids.length === 1 ? 'operating system' : 'operating systems', [
    `${ids.length - servers} of clients, ${servers} of servers`,
    titles.length <= 3 ? titles.join(', ') : `${count(mixed.length, 'group')} with servers`,
  ]);
}

function settingTile({ groups }: FleetPage): Html {
  const { total, byFile, byHand, missing } = countCoverage(groups);
  return tile('groups', total, total === 1 ? 'value set' : 'values set', [
    `${byFile} carried by files`,
    `${byHand} by hand, ${missing} not carried`,
  ]);
}

function findingTile({ tally }: FleetPage): Html {
  const { error, warning, info, waived } = tally;
  return tile('findings', error + warning, error + warning === 1 ? 'open finding' : 'open findings', [
    html`${counted(error, 'error')} ${counted(warning, 'warning')}`,
    html`${counted(info, 'info')} <span class="nowrap">${waived} waived</span>`,
  ]);
}

/** Colour is for what there is. */
function counted(number: number, severity: Severity): Html {
  const what = number === 0 ? badge('plain', SEVERITY_WORDS[severity]) : severityBadge(severity);
  return html`<span class="nowrap">${number} ${what}</span>`;
}

function expiryTile({ deadlines }: FleetPage): Html {
  const expired = deadlines.filter(({ daysLeft }) => daysLeft < 0).length;
  const soon = deadlines.filter(({ daysLeft }) => daysLeft >= 0 && daysLeft <= SOON_DAYS).length;
  const waivers = deadlines.filter(({ kind }) => kind === 'waiver').length;
  const next = deadlines.find(({ daysLeft }) => daysLeft >= 0);
  return tile('expiry', deadlines.length, deadlines.length === 1 ? 'thing expires' : 'things expire', [
    `${count(waivers, 'waiver')}, ${count(deadlines.length - waivers, 'list entry', 'list entries')}`,
    `${expired} expired, ${soon} within ${SOON_DAYS} days${next === undefined ? '' : `, next ${next.expires}`}`,
  ]);
}

function changeTile({ plan }: PageChanges): Html {
  const { groups, settings, deadEnds } = plan.totals;
  const directions = (['weakens', 'strengthens', 'mixed', 'neutral'] as const)
    .filter((direction) => settings[direction] > 0)
    .map((direction) => `${settings[direction]} ${DIRECTION_WORDS[direction]}`);
  return tile('changes', groups, groups === 1 ? 'group changes' : 'groups change', [
    directions.length === 0 ? 'no setting changes' : directions.join(', '),
    count(deadEnds, 'dead end'),
  ]);
}
