import { hasHidden, jsonText, yamlText } from '@mdav/quote';
import { isScalar, type Node } from 'yaml';
import type { SettingValue } from '../model/value.ts';

/** How a document writes its values. */
export type Notation = 'yaml' | 'json';

/** Words that YAML would read as something else than text, and those that older readers would. */
const NOT_TEXT = /^(~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan)$/i;

/** Text that needs no quotes: words, and days, which fleets write plainly. */
const PLAIN = /^(?:[A-Za-z][\w.+@-]*|\d{4}-\d{2}-\d{2})$/;

/** A value as the document would write it; the quotes of what stood there before are kept. */
export function writeValue(value: string | number | boolean, notation: Notation, before?: Node | null): string {
  if (notation === 'json' || typeof value !== 'string') return jsonText(value);
  const quotes = isScalar(before) ? before.type : undefined;
  if (quotes === 'QUOTE_DOUBLE') return yamlText(value);
  if (quotes !== 'QUOTE_SINGLE' && PLAIN.test(value) && !NOT_TEXT.test(value)) return value;
  // What is hidden can be written between double quotes alone.
  return hasHidden(value) ? yamlText(value) : `'${value.replaceAll("'", "''")}'`;
}

/** A setting's value as a fleet file has it on one line. */
export function writeSettingValue(value: SettingValue): string {
  if (Array.isArray(value)) return `[${(value as readonly unknown[]).map(writePart).join(', ')}]`;
  return writePart(value);
}

function writePart(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([key, part]) => `${writeValue(key, 'yaml')}: ${writePart(part)}`);
    return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
  }
  // Words such as `off` are text in the YAML of today, and the catalogue is full of them.
  if (typeof value === 'string' && /^(off|on|no|yes)$/.test(value)) return value;
  return writeValue(value as string | number | boolean, 'yaml');
}
