import type { Justification, ListEntry, SettingValue } from '@mdav/core';
import { entryText } from '@mdav/core';
import { code, type Html, html, NOTHING } from './html.ts';

/** More entries than these are folded on a screen. */
const MANY = 12;

/** A value in the words of the fleet file, whole: every entry of a list, every key of a map, and why it is there. */
export function renderValue(value: SettingValue, justifications: Readonly<Record<string, Justification>> = {}): Html {
  if (Array.isArray(value)) {
    const entries = value as readonly ListEntry[];
    if (entries.length === 0) return html`none`;
    return folded(
      entries.map(
        (entry) => html`<li>${code(entryText(entry))}${typeof entry === 'string' ? NOTHING : renderWhy(entry)}</li>`,
      ),
    );
  }
  if (typeof value !== 'object') return code(String(value));
  // By name: the order of the file must not show.
  const parts = Object.entries(value as Readonly<Record<string, unknown>>).sort(([a], [b]) => (a < b ? -1 : 1));
  if (parts.length === 0) return html`none`;
  const [first] = parts;
  if (parts.length === 1 && first !== undefined && typeof first[1] === 'number') return code(`${first[1]} ${first[0]}`);
  return folded(
    parts.map(([key, part]) => html`<li>${code(key)}: ${code(String(part))}${renderWhy(justifications[key])}</li>`),
  );
}

function folded(items: readonly Html[]): Html {
  const list = html`<ul class="plain">${items}</ul>`;
  return items.length <= MANY ? list : html`<details><summary>${items.length} entries</summary>${list}</details>`;
}

/** Why something is as it is, who answers for it and until when; nothing where nothing is said. */
export function renderWhy({ reason, ticket, owner, expires }: Justification = {}): Html {
  const until = expires === undefined ? undefined : `until ${expires}`;
  const words = [reason, ticket, owner, until].filter((part) => part !== undefined);
  return words.length === 0 ? NOTHING : html`<small>${words.join(' · ')}</small>`;
}
