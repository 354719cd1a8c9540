import type { Severity, SourceId } from '@mdav/core';
import { describeSource } from '../describe/source.ts';
import { type Html, html, join, linkOut, linkTo, type Part } from './html.ts';
import { icon } from './icons.ts';

/** Where a group stands in the page. Its name is letters, digits, `-` and `_`; whatever else there is becomes numbers. */
export function groupAnchor(name: string): string {
  return `group-${name.replace(/[^A-Za-z0-9_-]/g, (character) => `.${character.charCodeAt(0)}`)}`;
}

export function groupLink(name: string): Html {
  return linkTo(groupAnchor(name), name);
}

/** Where a finding stands in the page, by its place in the list. */
export function findingAnchor(index: number): string {
  return `finding-${index + 1}`;
}

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'to know',
};

/** A severity as a word with a mark and a colour. */
export function severityBadge(severity: Severity): Html {
  return html`<span class="b ${severity}">${icon(severity)}${SEVERITY_WORDS[severity]}</span>`;
}

/** A word with a colour behind it. */
export function badge(tone: 'good' | 'error' | 'warning' | 'info' | 'plain', words: Part): Html {
  return html`<span class="b ${tone}">${words}</span>`;
}

/** Sources as links, each with its date. */
export function sourceLinks(ids: readonly (SourceId | string)[]): Html {
  return join(
    ids.map((id) => {
      const { title, url, date } = describeSource(id);
      return html`${linkOut(url, title)}${date === '' ? '' : ` (${date})`}`;
    }),
    '; ',
  );
}
