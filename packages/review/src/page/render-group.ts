import type { ResolvedGroup } from '@mdav/core';
import { BASELINE_INFO, OS_INFO } from '@mdav/core';
import { RUNNING_MODES } from '@mdav/core/decision';
import { groupAnchor } from './anchors.ts';
import type { FleetPage, PageGroup } from './fleet-page.ts';
import { code, type Html, html, join, linkBeside, NOTHING, prose } from './html.ts';
import { mechanismSentences } from './page-words.ts';
import { groupFeatures } from './render-features.ts';
import { groupFindings } from './render-findings.ts';
import { renderFlow } from './render-flow.ts';
import { modeLabel } from './render-map.ts';
import { renderRaw } from './render-raw.ts';
import { renderSettings } from './render-settings.ts';

/** With more groups than these the settings of each are folded on a screen. */
const MANY_GROUPS = 12;

/** One group: what it is, how its mode comes about, what works then, what it sets and what is left to do by hand. */
export function renderGroup(group: PageGroup, page: FleetPage): Html {
  const { name, mode, description } = group.group;
  return html`<article class="card group" id="${groupAnchor(name)}">
<header><h3>${name}</h3><p class="mode">${modeLabel(mode)}</p></header>
${description === undefined ? NOTHING : html`<p class="lead">${description}</p>`}
${renderFlow(group.group)}
<div class="columns"><div><h4>How the mode comes about</h4>${mechanism(group.group)}
<h4>Steps by hand</h4>${stepList(group, page)}</div>
<div><h4>What works then</h4>${groupFeatures(group)}</div>
<div><h4>Devices</h4>${factList(group.group)}
<h4>Open findings</h4>${groupFindings(page, name)}</div></div>
${settings(group, page)}
${renderRaw(group.group)}</article>
`;
}

function settings(group: PageGroup, { groups }: FleetPage): Html {
  const { assignments } = group.group;
  if (assignments.length === 0) return html`<h4>Settings</h4><p class="dim">It sets nothing.</p>`;
  const isOpen = groups.length <= MANY_GROUPS;
  return html`<details${isOpen ? html` open` : ''}><summary><h4>Settings (${assignments.length})</h4></summary>${renderSettings(group)}</details>`;
}

function mechanism(group: ResolvedGroup): Html {
  const sentences = mechanismSentences(group);
  const running = join(RUNNING_MODES[group.mode].map(code), ' or ');
  return html`<ul class="plain">${sentences.map(
    ({ os, words }) => html`<li><b>${os}</b>: ${prose(words)}</li>`,
  )}<li class="dim">Devices then show ${code('AMRunningMode')} ${running}.</li></ul>`;
}

function stepList({ group, steps }: PageGroup, { output }: FleetPage): Html {
  const path = `${group.name}/RUNBOOK.md`;
  const runbook =
    output === undefined ? code(path) : linkBeside(output === '.' ? path : `${output}/${path}`, `${path}`);
  return html`<ol class="steps">${steps.map(({ title }) => html`<li>${title}</li>`)}</ol><p class="dim">In full: ${runbook}</p>`;
}

/** What the fleet file says of the devices, in the order in which people ask for it; what it does not say is left out. */
function factList(group: ResolvedGroup): Html {
  const { onboarding, antivirus, intune } = group;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      'Systems',
      group.os
        .map(({ id, build }) => `${OS_INFO[id].title}${build === undefined ? '' : ` (build ${build})`}`)
        .join(', '),
    ],
    ['Device names', group.devices?.names?.join(', ')],
    ['Device tags', group.devices?.tags?.join(', ')],
    ['Delivered by', group.deliver.join(', ')],
    ['Held to', BASELINE_INFO[group.baseline].title],
    [
      'Onboarding',
      onboarding === undefined
        ? undefined
        : `${onboarding.state}${onboarding.via === undefined ? '' : `, via ${onboarding.via}`}`,
    ],
    ['Licence', group.licence],
    ['Other antivirus', antivirusWords(antivirus)],
    ['Runs today', group.currentMode],
    ['Tamper protection today', group.tamperProtection],
    ['Platform', group.platform === undefined ? undefined : `${group.platform} or later`],
    ['Engine', group.engine === undefined ? undefined : `${group.engine} or later`],
    ['Agent', group.agent],
    ['Data loss prevention', group.endpointDlp],
    ['Assigned to', intune?.assign?.join(', ')],
    ['Left out', intune?.exclude?.join(', ')],
    ['Filter', intune?.filter === undefined ? undefined : `${intune.filter.mode} ${intune.filter.name}`],
    ['Technique', group.technique === 'guide' ? 'of a third-party guide' : undefined],
  ];
  return html`<dl class="facts">${facts.map(([name, value]) =>
    value === undefined || value === '' ? NOTHING : html`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

function antivirusWords(antivirus: ResolvedGroup['antivirus']): string | undefined {
  if (antivirus === undefined || antivirus === 'none') return antivirus;
  const { product, registered, realtime, exclusionsForDefender } = antivirus;
  return [
    product,
    ...(registered === undefined ? [] : [registered ? 'registered' : 'not registered']),
    ...(realtime === false ? ['its real-time protection is off'] : []),
    ...(exclusionsForDefender === true ? ['leaves Defender alone'] : []),
  ].join(', ');
}
