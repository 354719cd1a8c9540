import type { Feature, FeatureInMode, FeatureState } from '@mdav/core';
import { FEATURES, isPassive } from '@mdav/core';
import { sourceLinks } from './anchors.ts';
import type { GroupFeature } from './features-in-mode.ts';
import type { PageGroup } from './fleet-page.ts';
import { type Html, html, join, NOTHING } from './html.ts';
import { icon } from './icons.ts';
import { table } from './table.ts';

const STATE_WORDS: Readonly<Record<FeatureState, string>> = { yes: 'works', part: 'in part', no: 'does not' };

/** What works in which mode, by the newest pages. */
export function renderFeatures(): Html {
  const sources = [...new Set(FEATURES.flatMap((feature) => feature.sources))];
  return html`${table({
    caption: 'What Defender does in each mode, by the pages of 2025 and 2026. Each group below says what holds for it.',
    columns: ['Feature', 'Active', 'Passive', 'Passive, EDR in block mode', 'Disabled'],
    look: 'features',
    rows: FEATURES.map((feature) => ({
      cells: [feature.title, ...inModes(feature).map(cell)],
    })),
  })}<p class="dim">Nothing of this is a reason to turn real-time protection, cloud protection or limited periodic scanning off. Sources: ${sourceLinks(sources)}.</p>`;
}

function inModes({ active, passive, passiveWithBlockMode, disabled }: Feature): readonly FeatureInMode[] {
  return [active, passive, passiveWithBlockMode ?? passive, disabled];
}

function cell({ state, note }: FeatureInMode): Html {
  return html`${stateWord(state)}${note === undefined ? NOTHING : html`<small>${note}</small>`}`;
}

function stateWord(state: FeatureState): Html {
  return html`<span class="s ${state}">${icon(state)} ${STATE_WORDS[state]}</span>`;
}

/** What works in one group: what does entirely, in part, and not at all. */
export function groupFeatures({ group, features }: PageGroup): Html {
  if (!isPassive(group.mode)) {
    const missing = features.filter(({ state }) => state !== 'yes').map(({ title }) => title.toLowerCase());
    return html`<p>${stateWord('yes')}: everything${missing.length === 0 ? '' : ` but ${missing.join(', ')}`}.</p>`;
  }
  const isUnlisted = features.some((feature) => feature.isUnlisted);
  return html`<dl class="works">${(['yes', 'part', 'no'] as const).map((state) =>
    featureList(
      state,
      features.filter((feature) => feature.state === state),
    ),
  )}</dl>${isUnlisted ? html`<p class="dim">* Not in the pages of July 2021; read as the pages after them.</p>` : NOTHING}`;
}

function featureList(state: FeatureState, features: readonly GroupFeature[]): Html {
  if (features.length === 0) return NOTHING;
  return html`<div><dt>${stateWord(state)}</dt><dd>${join(features.map(featureWords), state === 'part' ? html`<br>` : ', ')}</dd></div>`;
}

function featureWords({ title, note, state, isUnlisted }: GroupFeature): Html {
  const isExplained = state === 'part' && note !== undefined;
  return html`${title}${isUnlisted ? '*' : ''}${isExplained ? html`: <span class="dim">${note}</span>` : NOTHING}`;
}
