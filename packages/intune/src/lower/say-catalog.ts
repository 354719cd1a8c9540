import type { SettingValue } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { sortByDefinition } from '../settings-catalog/order.ts';
import type { ChoiceValue, SettingInstance } from '../settings-catalog/policy.ts';
import type { CatalogRow } from './catalog-row.ts';
import type { Said } from './said.ts';
import { cannot, said } from './said.ts';
import { sayElement } from './say-element.ts';
import { sayInteger, sayString } from './say-simple.ts';
import { lookUp, noCode, pairsOf, sayEntries, wordsOf } from './values.ts';
import type { InnerLists } from './within.ts';
import { innerInstance } from './within.ts';

/** The instance of a setting in a policy without template, with the lists of another setting that stand inside it. */
export function sayInCatalog(known: CatalogRow, value: SettingValue, inner?: InnerLists): Said<SettingInstance> {
  const { row, node, catalog } = known;
  const { definition } = catalog;
  const at = { definition, template: null };
  switch (catalog.instance) {
    case 'choice': {
      if (catalog.element !== undefined) {
        const child = sayElement(known, catalog.element, value);
        return child.kind === 'cannot'
          ? child
          : said({ ...at, kind: 'choice', value: chosen(`${definition}_1`, [child.it]) });
      }
      const options = sayOptions(known, value);
      if (options.kind === 'cannot') return options;
      const [option, ...others] = options.it;
      if (option === undefined || others.length > 0) return noCode(row, node, value);
      return said({ ...at, kind: 'choice', value: chosen(option) });
    }
    case 'choice-collection': {
      const options = sayOptions(known, value);
      if (options.kind === 'cannot') return options;
      return said({ ...at, kind: 'choice-collection', values: options.it.map((option) => chosen(option)) });
    }
    case 'simple-integer':
      return sayInteger(definition, row, node, value);
    case 'simple-string':
      return sayString(definition, row, node, value);
    case 'simple-string-collection': {
      const texts = sayEntries(row, node, value);
      if (texts.kind === 'cannot') return texts;
      const values = texts.it.map((text) => ({ kind: 'string', value: text, template: null }) as const);
      return said({ ...at, kind: 'simple-collection', values });
    }
    case 'group-collection': {
      const children = sayChildren(known, value, inner);
      if (children.kind === 'cannot') return children;
      return said({ ...at, kind: 'group-collection', values: [{ template: null, children: children.it }] });
    }
    default:
      return assertNever(catalog.instance);
  }
}

function chosen(option: string, children: readonly SettingInstance[] = []): ChoiceValue {
  return { option, template: null, children };
}

/** Option ids: the definition and the suffix of each word; no flag at all is the option of code 0. */
function sayOptions({ row, node, catalog }: CatalogRow, value: SettingValue): Said<readonly string[]> {
  const words = wordsOf(row, value);
  if (words === undefined) return noCode(row, node, value);
  if (words.length === 0) {
    return row.type.kind === 'flags' ? said([`${catalog.definition}_0`]) : cannot('MDM cannot say an empty list.');
  }
  const options: string[] = [];
  for (const word of words) {
    const code = lookUp(node.as, word);
    if (code === undefined) return noCode(row, node, value);
    options.push(`${catalog.definition}_${lookUp(catalog.options, word) ?? code}`);
  }
  return said(options);
}

/** One choice per key of a map, such as one per attack surface reduction rule. */
function sayChildren(
  { row, node, catalog }: CatalogRow,
  value: SettingValue,
  inner: InnerLists | undefined,
): Said<readonly SettingInstance[]> {
  const pairs = pairsOf(value);
  if (pairs === undefined) return noCode(row, node, value);
  if (pairs.length === 0) return cannot('MDM cannot say an empty map.');
  const children: SettingInstance[] = [];
  for (const [key, word] of pairs) {
    const suffix = lookUp(catalog.children, key);
    if (suffix === undefined) return cannot(`The settings catalog has no setting for "${key}".`);
    const code = lookUp(node.as, word);
    if (code === undefined) return noCode(row, node, value);
    const definition = `${catalog.definition}_${suffix}`;
    const option = `${definition}_${lookUp(catalog.options, word) ?? code}`;
    const inside = inner === undefined ? [] : innerInstance(inner, key, word, definition);
    children.push({ kind: 'choice', definition, template: null, value: chosen(option, inside) });
  }
  return said(sortByDefinition(children));
}
