import type { CatalogDefinition, SettingRow, SettingValue } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import type { SettingInstance } from '../settings-catalog/policy.ts';
import type { CatalogRow, NodeCodes } from './catalog-row.ts';
import type { Said } from './said.ts';
import { cannot, said } from './said.ts';
import { sayInteger, sayString, textInstance } from './say-simple.ts';
import { sayCode, sayEntries, sayMap } from './values.ts';

/** The setting inside an enabled ADMX-backed policy that carries its value. */
export function sayElement(
  { row, node, catalog }: CatalogRow,
  element: NonNullable<CatalogDefinition['element']>,
  value: SettingValue,
): Said<SettingInstance> {
  const definition = `${catalog.definition}_${element.suffix}`;
  switch (element.instance) {
    case 'choice': {
      const code = sayCode(row, node, value);
      if (code.kind === 'cannot') return code;
      const option = `${definition}_${code.it}`;
      return said({ kind: 'choice', definition, template: null, value: { option, template: null, children: [] } });
    }
    case 'simple-integer':
      return sayInteger(definition, row, node, value);
    case 'simple-string':
      return sayString(definition, row, node, value);
    case 'group-collection': {
      const pairs = sayPairs(row, node, value);
      if (pairs.kind === 'cannot') return pairs;
      const values = pairs.it.map(([key, data]) => ({
        template: null,
        children: [textInstance(`${definition}_key`, key), textInstance(`${definition}_value`, data)],
      }));
      return said({ kind: 'group-collection', definition, template: null, values });
    }
    default:
      return assertNever(element.instance);
  }
}

/**
 * Names and data of an ADMX list: key and code of a map, or each entry of a list with the text that the template
 * stores beside it.
 */
export function sayPairs(
  row: SettingRow,
  node: NodeCodes,
  value: SettingValue,
): Said<readonly (readonly [string, string])[]> {
  if (row.type.kind === 'map') return sayMap(row, node, value);
  const texts = sayEntries(row, node, value);
  if (texts.kind === 'cannot') return texts;
  const data = listData(row);
  if (data === undefined) return cannot('Nothing is known of the data beside each entry.');
  return said(texts.it.map((text) => [text, data]));
}

/** The text that a template stores with each entry of a list. */
export function listData(row: SettingRow): string | undefined {
  if (row.registry.kind !== 'values') return undefined;
  for (const write of row.registry.writes) if (write.kind === 'list') return write.data;
  return undefined;
}
