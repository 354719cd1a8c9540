import type { RawRegistry, ResolvedGroup } from '@mdav/core';
import { isWholeKey } from '@mdav/core/format';
import { code, type Html, html, NOTHING } from './html.ts';
import { table } from './table.ts';

/** What a group sets outside of the catalogue, with the reason of each entry. */
export function renderRaw({ name, raw }: ResolvedGroup): Html {
  const rows = [
    ...(raw?.registry ?? []).map((entry) => ({ cells: [code(placeOf(entry)), code(saysOf(entry)), entry.reason] })),
    ...(raw?.oma ?? []).map(({ uri, type, value, reason }) => ({
      cells: [code(uri), code(`${type} ${JSON.stringify(value)}`), reason],
    })),
  ];
  if (rows.length === 0) return NOTHING;
  return html`<h4>Outside of the catalogue</h4>${table({
    caption: html`What ${name} sets that no setting stands for.`,
    columns: ['Place', 'Says', 'Reason'],
    look: 'raw',
    rows,
  })}`;
}

function placeOf(entry: RawRegistry): string {
  return isWholeKey(entry) ? entry.key : `${entry.key}\\${entry.name === '' ? '(Default)' : entry.name}`;
}

function saysOf(entry: RawRegistry): string {
  switch (entry.type) {
    case 'delete':
      return 'delete the value';
    case 'delete-values':
      return 'delete every value of the key';
    case 'delete-key':
      return 'delete the key with everything in it';
    default:
      return `${entry.type} ${JSON.stringify(entry.data)}`;
  }
}
