import type { SettingRow, SettingValue } from '@mdav/core';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import type { NodeCodes } from './catalog-row.ts';
import type { Said } from './said.ts';
import { said } from './said.ts';
import { joinEntries, sayCode, sayEntries, sayNumber } from './values.ts';

/** One text: a code as text, or a list joined as the node's own text form joins it. */
export function sayText(row: SettingRow, node: NodeCodes, value: SettingValue): Said<string> {
  if (row.type.kind === 'list') {
    const texts = sayEntries(row, node, value);
    return texts.kind === 'cannot' ? texts : joinEntries(texts.it, node.delimiter ?? '|');
  }
  const code = sayCode(row, node, value);
  return code.kind === 'cannot' ? code : said(String(code.it));
}

/** A setting that holds the value as a number. */
export function sayInteger(
  definition: string,
  row: SettingRow,
  node: NodeCodes,
  value: SettingValue,
): Said<SettingInstance> {
  const code = sayNumber(row, node, value);
  if (code.kind === 'cannot') return code;
  return said({
    kind: 'simple',
    definition,
    template: null,
    value: { kind: 'integer', value: code.it, template: null },
  });
}

/** A setting that holds the value as text. */
export function sayString(
  definition: string,
  row: SettingRow,
  node: NodeCodes,
  value: SettingValue,
): Said<SettingInstance> {
  const text = sayText(row, node, value);
  return text.kind === 'cannot' ? text : said(textInstance(definition, text.it));
}

/** A setting that holds a text. */
export function textInstance(definition: string, value: string): SettingInstance {
  return { kind: 'simple', definition, template: null, value: { kind: 'string', value, template: null } };
}
