import { isScalar, type Node } from 'yaml';
import type { EditValue } from '../rule/edit.ts';

/** How a document writes its values. */
export type Notation = 'yaml' | 'json';

/** Words that YAML would read as something else than text, and those that older readers would. */
const NOT_TEXT = /^(~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan)$/i;

/** A value as the document would write it; the quotes of what stood there before are kept. */
export function writeValue(value: EditValue, notation: Notation, before?: Node | null): string {
  if (notation === 'json' || typeof value !== 'string') return JSON.stringify(value);
  const quotes = isScalar(before) ? before.type : undefined;
  if (quotes === 'QUOTE_DOUBLE') return JSON.stringify(value);
  if (quotes !== 'QUOTE_SINGLE' && /^[A-Za-z][\w.+-]*$/.test(value) && !NOT_TEXT.test(value)) return value;
  // A line end or another control character has no place between single quotes.
  return /^[\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\uffef]*$/.test(value)
    ? `'${value.replaceAll("'", "''")}'`
    : JSON.stringify(value);
}
