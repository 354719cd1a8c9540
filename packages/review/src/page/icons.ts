import { type Html, html } from './html.ts';

/** The marks of the page, drawn once at its start and referred to from then on. */
export const ICONS = html`<svg class="defs" aria-hidden="true" focusable="false" width="0" height="0"><defs>
<symbol id="i-error" viewBox="0 0 16 16"><path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path stroke="var(--card)" stroke-width="1.8" d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"/></symbol>
<symbol id="i-warning" viewBox="0 0 16 16"><path fill="currentColor" d="M8 1l7.5 14H.5z"/><path stroke="var(--card)" stroke-width="1.8" d="M8 6v4.2M8 11.6v1.8"/></symbol>
<symbol id="i-info" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor"/><path stroke="var(--card)" stroke-width="1.8" d="M8 3.6v1.8M8 7v5.4"/></symbol>
<symbol id="i-good" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor"/><path fill="none" stroke="var(--card)" stroke-width="1.8" d="M4.4 8.4l2.4 2.4 4.8-5.2"/></symbol>
<symbol id="i-yes" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="2" d="M2.5 8.5l3.5 3.5 7.5-8"/></symbol>
<symbol id="i-part" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" stroke-width="1.6"/><path fill="currentColor" d="M8 2a6 6 0 0 0 0 12z"/></symbol>
<symbol id="i-no" viewBox="0 0 16 16"><path stroke="currentColor" stroke-width="2" d="M3.5 3.5l9 9M12.5 3.5l-9 9"/></symbol>
<symbol id="i-active" viewBox="0 0 16 16"><path fill="currentColor" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" d="M8 1.2l5.8 2v4.4c0 3.4-2.4 6-5.8 7.2-3.4-1.2-5.8-3.8-5.8-7.2V3.2z"/></symbol>
<symbol id="i-passive" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" d="M8 1.2l5.8 2v4.4c0 3.4-2.4 6-5.8 7.2-3.4-1.2-5.8-3.8-5.8-7.2V3.2z"/></symbol>
<symbol id="i-passive-block" viewBox="0 0 16 16"><path fill="none" stroke="currentColor" stroke-width="1.4" stroke-linejoin="round" d="M8 1.2l5.8 2v4.4c0 3.4-2.4 6-5.8 7.2-3.4-1.2-5.8-3.8-5.8-7.2V3.2z"/><path fill="currentColor" d="M8 4l3.2 1.1v2.7c0 1.9-1.3 3.3-3.2 4-1.9-.7-3.2-2.1-3.2-4V5.1z"/></symbol>
</defs></svg>`;

export type IconName =
  | 'error'
  | 'warning'
  | 'info'
  | 'good'
  | 'yes'
  | 'part'
  | 'no'
  | 'active'
  | 'passive'
  | 'passive-block';

/** A mark beside words that say the same. */
export function icon(name: IconName): Html {
  return html`<svg class="i" aria-hidden="true" focusable="false"><use href="#i-${name}"/></svg>`;
}
