import { BASELINE_INFO } from '@mdav/core';
import { groupLink } from './anchors.ts';
import type { FleetPage } from './fleet-page.ts';
import { pageHead } from './head.ts';
import { code, type Html, html, NOTHING, pageText } from './html.ts';
import { ICONS, icon } from './icons.ts';
import { renderChanges } from './render-changes.ts';
import { renderExpiry } from './render-expiry.ts';
import { renderFeatures } from './render-features.ts';
import { renderFindings } from './render-findings.ts';
import { renderGroup } from './render-group.ts';
import { renderMap } from './render-map.ts';
import { renderSources } from './render-sources.ts';
import { renderSummary, renderVerdict } from './render-summary.ts';

/** More groups than these are folded in the contents. */
const MANY_GROUPS = 12;

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Html;
}

/**
 * Writes a page about a fleet: one HTML file that loads nothing and runs nothing, for screens, light or dark, and for
 * paper. Every text of the fleet is harmless in it.
 */
export function renderFleetPage(page: FleetPage): string {
  const { fleet, date, tool } = page;
  const sections = sectionsOf(page);
  return `${pageText(html`${pageHead({ title: [fleet.name, ': Defender Antivirus policy, ', date], hasImages: true, version: tool.version })}
<body>
${ICONS}
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><p class="kind">Microsoft Defender Antivirus policy</p><h1>${fleet.name}</h1><p class="dim">${about(page)}</p>${renderVerdict(page)}</header>
<nav aria-label="Contents">${contents(page, sections)}</nav>
<main id="main" tabindex="-1">
<section id="summary" aria-labelledby="summary-title"><h2 id="summary-title">At a glance</h2>${renderSummary(page)}</section>
${sections.map(
  ({ id, title, body }) =>
    html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>${body}</section>
`,
)}</main>
<footer><p>Made by mdav ${tool.version} from the fleet file, as of ${date}. It holds a policy to what Microsoft documents; it has not looked at any device. The same fleet and day give the same page.</p></footer>
</body>
</html>`)}\n`;
}

function about({ fleet, groups, date }: FleetPage): Html {
  // What a baseline is known for stands with each group.
  const baselines = [...new Set(groups.map(({ group }) => BASELINE_INFO[group.baseline].title.split(':')[0] ?? ''))];
  const file = fleet.file === undefined ? NOTHING : html` · ${code(fleet.file)}`;
  return html`As of ${date}${file} · held to ${baselines.sort().join(' and ')}`;
}

function sectionsOf(page: FleetPage): readonly Section[] {
  const { changes, groups } = page;
  return [
    { id: 'fleet', title: 'The fleet', body: html`<div class="card">${renderMap(page)}</div>` },
    ...(changes === undefined ? [] : [{ id: 'changes', title: 'What changes', body: renderChanges(changes) }]),
    { id: 'findings', title: 'Findings', body: html`<div class="card">${renderFindings(page)}</div>` },
    { id: 'expiry', title: 'Waivers and last days', body: html`<div class="card">${renderExpiry(page)}</div>` },
    { id: 'modes', title: 'What works in which mode', body: html`<div class="card">${renderFeatures()}</div>` },
    { id: 'groups', title: 'Groups', body: html`${groups.map((group) => renderGroup(group, page))}` },
    { id: 'sources', title: 'Sources', body: html`<div class="card">${renderSources(page)}</div>` },
  ];
}

function contents({ groups, findings }: FleetPage, sections: readonly Section[]): Html {
  const worst = (name: string) => {
    const own = findings.filter(({ places }) => places.some(({ group }) => group === name));
    const severity = (['error', 'warning'] as const).find((each) => own.some((line) => line.severity === each));
    return severity === undefined
      ? NOTHING
      : html` <span class="t-${severity}">${icon(severity)}<span class="hidden">${severity}</span></span>`;
  };
  return html`<ul><li><a href="#summary">At a glance</a></li>${sections.map(
    ({ id, title }) =>
      html`<li><a href="#${id}">${title}</a>${
        id === 'groups' && groups.length > 0
          ? html`<details${groups.length > MANY_GROUPS ? '' : html` open`}><summary>${groups.length} by name</summary><ul>${groups.map(
              ({ group }) => html`<li>${groupLink(group.name)}${worst(group.name)}</li>`,
            )}</ul></details>`
          : NOTHING
      }</li>`,
  )}</ul>`;
}
