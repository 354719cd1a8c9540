import type { ResolvedGroup } from '@mdav/core';
import { type Flow, flowsOf } from './flow.ts';
import { type Html, html, prose } from './html.ts';

/** The look of the flow, for the style of its page: from left to right, and from top to bottom where that is narrow. */
export const FLOW_STYLE = html`
.flow{list-style:none;padding:0;display:grid;gap:.4rem;margin:.25rem 0 .75rem}
.flow ol{list-style:none;padding:0;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr) minmax(0,3fr) minmax(0,2fr);gap:.4rem 1.4rem}
.flow ol>li{position:relative;border:1px solid var(--line);border-left:3px solid var(--dim);border-radius:.35rem;background:var(--head);padding:.3rem .6rem;font-size:.8125rem;line-height:1.4}
.flow ol>li small{font-size:.75rem}
.flow .set{border-left-color:var(--info)}
.flow .alone{border-left-color:var(--good)}
.flow .by-hand{border-left-color:var(--warning)}
.flow .refused{border-left-color:var(--error)}
.flow .arrow{position:absolute;right:calc(100% + 3px);top:50%;width:1.4rem;height:.8rem;margin-top:-.4rem;color:var(--dim)}
@media screen and (max-width:44rem){
.flow{gap:1.25rem}
.flow ol{grid-template-columns:minmax(0,1fr);gap:1.1rem}
.flow .arrow{right:auto;left:.6rem;top:auto;bottom:calc(100% + .15rem);margin:0;transform:rotate(90deg)}
}
@media print{.flow ol{break-inside:avoid}}
`;

const ARROW = html`<svg class="arrow" viewBox="0 0 28 16" aria-hidden="true" focusable="false"><path fill="none" stroke="currentColor" stroke-width="2" d="M2 8h21M17 2.5L23.5 8 17 13.5"/></svg>`;

/** How a group gets to its mode, drawn: systems, what is wanted, what brings it about, what carries that. */
export function renderFlow(group: ResolvedGroup): Html {
  return html`<ul class="flow">${flowsOf(group).map((flow) => html`<li>${flowLine(flow)}</li>`)}</ul>`;
}

function flowLine({ systems, wanted, mechanism, kind, carriers }: Flow): Html {
  return html`<ol><li><small>On</small>${systems.join(', ')}</li><li>${ARROW}<small>is wanted</small>${wanted}</li><li class="${kind}">${ARROW}<small>comes about by</small>${prose(mechanism)}</li><li class="${kind}">${ARROW}<small>brought by</small>${carriers.length === 0 ? 'nothing: no file is needed' : carriers.join(', ')}</li></ol>`;
}
