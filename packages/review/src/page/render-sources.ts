import { FEATURES } from '@mdav/core';
import { describeSource } from '../describe/source.ts';
import type { FleetPage } from './fleet-page.ts';
import { type Html, html, linkOut } from './html.ts';

/** Every source that the page names, with its address for readers of paper. */
export function renderSources({ findings }: FleetPage): Html {
  const ids = new Set<string>([
    ...findings.flatMap(({ sources }) => sources),
    ...FEATURES.flatMap(({ sources }) => sources),
  ]);
  const sources = [...ids].map(describeSource);
  const key = ({ title, date }: { title: string; date: string }) => `${title}\u0000${date}`;
  sources.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return html`<ul class="sources">${sources.map(
    ({ title, url, date }) =>
      html`<li>${linkOut(url, title)}${date === '' ? '' : `, ${date}`}${url === '' ? '' : html`<small>${url}</small>`}</li>`,
  )}</ul>`;
}
