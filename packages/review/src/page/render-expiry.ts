import { findSetting } from '@mdav/core';
import { badge, groupLink } from './anchors.ts';
import type { Deadline } from './deadlines.ts';
import type { FleetPage } from './fleet-page.ts';
import { code, type Html, html, join, prose } from './html.ts';
import { icon } from './icons.ts';
import { daysWords } from './page-words.ts';
import { table } from './table.ts';

/** Within how many days an expiry counts as near. */
export const SOON_DAYS = 30;

/** Waivers and values with a last day, the soonest first. */
export function renderExpiry({ deadlines, date, fleet }: FleetPage): Html {
  if (deadlines.length === 0) return html`<p class="lead">No waiver, and no value with a last day.</p>`;
  const groups = new Set(fleet.groups.map(({ name }) => name));
  return table({
    caption: html`Waivers, and values, exclusions and other entries with a last day, by that day. Days are counted from ${date}.`,
    columns: ['Until', 'Left', 'What', 'Group', 'Reason', 'Owner'],
    look: 'expiry',
    rows: deadlines.map((deadline) => ({
      cells: [
        deadline.expires,
        leftBadge(deadline.daysLeft),
        what(deadline),
        groups.has(deadline.group) ? groupLink(deadline.group) : deadline.group,
        deadline.reason,
        deadline.owner,
      ],
    })),
  });
}

function leftBadge(days: number): Html {
  const words = daysWords(days);
  if (days < 0) return badge('error', [icon('error'), words]);
  return days <= SOON_DAYS ? badge('warning', [icon('warning'), words]) : badge('plain', words);
}

function what({ kind, subject, about, daysLeft }: Deadline): Html {
  if (kind === 'setting')
    return html`${join(about.map(code), ', ')}<small>${findSetting(subject)?.title ?? subject}</small>`;
  const answers =
    about.length > 0
      ? about.map((message) => html`<small>${prose(message)}</small>`)
      : html`<small>${daysLeft < 0 ? 'Answers for nothing any more.' : 'Answers for no finding.'}</small>`;
  return html`Waiver of ${code(subject)}${answers}`;
}
