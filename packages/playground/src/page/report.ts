import type { ResolvedFleet } from '@mdav/core';
import { utf8 } from '@mdav/core/format';
import { count, fleetPage, renderFleetPage } from '@mdav/review';
import { TARGETS } from '../model/compile.ts';
import { download } from './download.ts';
import { byId, element, fill } from './element.ts';

/** Says that the report on many groups is written when somebody asks for it. */
export function offerReport(groups: number, write: () => unknown): void {
  fill(
    byId('panel-report'),
    element(
      'p',
      { class: 'note' },
      `The report on ${count(groups, 'group')} is written when you ask: until it is done, the page answers nothing. `,
      element('button', { type: 'button', id: 'write-report', onclick: write }, 'Write the report'),
    ),
  );
}

/** The page that `mdav report` writes, in a frame in which nothing runs. */
export function showReport(fleet: ResolvedFleet | undefined, date: string): void {
  const holder = byId('panel-report');
  if (fleet === undefined) {
    fill(holder, element('p', { class: 'note' }, 'Mend the errors first: there is no fleet to report on.'));
    return;
  }
  const page = renderFleetPage(fleetPage(fleet, { targets: TARGETS, date }));
  const shown = holder.querySelector('iframe');
  if (shown?.srcdoc === page) return;
  const frame = element('iframe', {
    title: 'Report on the fleet',
    sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    srcdoc: page,
    onload: () => {
      // What lies elsewhere does not let itself be framed.
      for (const link of frame.contentDocument?.querySelectorAll<HTMLAnchorElement>('a[href^="https:"]') ?? []) {
        link.target = '_blank';
        link.rel = 'noopener noreferrer';
      }
    },
  });
  const save = () => download(`${fleet.name}.html`, utf8(page));
  fill(
    holder,
    element('div', { class: 'choices' }, element('button', { type: 'button', onclick: save }, 'Download the page')),
    frame,
  );
}
