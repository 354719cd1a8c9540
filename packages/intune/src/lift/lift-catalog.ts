import type { CatalogDefinition, SettingValue } from '@mdav/core';
import { assertNever, valueOfCode } from '@mdav/core/format';
import type { CatalogRow } from '../lower/catalog-row.ts';
import { sayInCatalog } from '../lower/say-catalog.ts';
import { saysSame } from '../settings-catalog/compare.ts';
import type { ChoiceValue, GroupValue, SettingInstance } from '../settings-catalog/policy.ts';
import { entriesToValue, pairsToValue, textToValue, valueOfWords } from './read-values.ts';

/** What a setting of a policy means, and the part of it that means nothing to us. */
export interface LiftedInstance {
  readonly value: SettingValue;
  /** The same setting with only what was not understood. */
  readonly rest?: SettingInstance;
}

/**
 * The value of a setting that the catalogue knows. Whatever is returned, said again, gives the setting that was read,
 * less the rest: anything that would not is not understood.
 */
export function liftInstance(known: CatalogRow, instance: SettingInstance): LiftedInstance | undefined {
  const split = splitGroup(known, instance);
  const value = readInstance(known, split.part);
  if (value === undefined) return undefined;
  const again = sayInCatalog(known, value);
  if (again.kind === 'cannot' || !saysSame(again.it, split.part)) return undefined;
  return split.rest === undefined ? { value } : { value, rest: split.rest };
}

/** Parts a group of choices into those that the catalogue knows and the others. */
function splitGroup(
  { node, catalog }: CatalogRow,
  instance: SettingInstance,
): { part: SettingInstance; rest?: SettingInstance } {
  if (catalog.instance !== 'group-collection' || instance.kind !== 'group-collection') return { part: instance };
  const [group, ...others] = instance.values;
  if (group === undefined || others.length > 0) return { part: instance };
  const isKnown = (child: SettingInstance) =>
    keyOf(catalog, child) !== undefined &&
    child.kind === 'choice' &&
    child.value.children.length === 0 &&
    wordOfOption(catalog, node.as, child.definition, child.value) !== undefined;
  const rest = group.children.filter((child) => !isKnown(child));
  const withChildren = (children: readonly SettingInstance[]) => ({ ...instance, values: [{ ...group, children }] });
  if (rest.length === 0 || rest.length === group.children.length) return { part: instance };
  return { part: withChildren(group.children.filter(isKnown)), rest: withChildren(rest) };
}

function readInstance(known: CatalogRow, instance: SettingInstance): SettingValue | undefined {
  const { row, node, catalog } = known;
  switch (catalog.instance) {
    case 'choice':
      if (instance.kind !== 'choice') return undefined;
      if (catalog.element !== undefined) return readElement(known, catalog.element, instance.value);
      return readOptions(known, [instance.value]);
    case 'choice-collection':
      return instance.kind === 'choice-collection' ? readOptions(known, instance.values) : undefined;
    case 'simple-integer':
      if (instance.kind !== 'simple' || instance.value.kind !== 'integer') return undefined;
      return valueOfCode(row.type, node.as, instance.value.value);
    case 'simple-string':
      return instance.kind === 'simple' ? readText(known, instance) : undefined;
    case 'simple-string-collection': {
      if (instance.kind !== 'simple-collection') return undefined;
      const texts = instance.values.flatMap((value) => (value.kind === 'string' ? (value.value ?? []) : []));
      return entriesToValue(texts, node.as);
    }
    case 'group-collection': {
      if (instance.kind !== 'group-collection') return undefined;
      return readChoices(known, instance.values[0]);
    }
    default:
      return assertNever(catalog.instance);
  }
}

/** The value inside an enabled ADMX-backed policy. */
function readElement(
  known: CatalogRow,
  element: NonNullable<CatalogDefinition['element']>,
  value: ChoiceValue,
): SettingValue | undefined {
  const { row, node, catalog } = known;
  const [child, ...others] = value.children;
  const definition = `${catalog.definition}_${element.suffix}`;
  if (child === undefined || others.length > 0 || child.definition !== definition) return undefined;
  switch (element.instance) {
    case 'choice': {
      if (child.kind !== 'choice') return undefined;
      const word = wordOfOption(catalog, node.as, definition, child.value);
      return word === undefined ? undefined : valueOfWords(row.type, [word]);
    }
    case 'simple-integer':
      if (child.kind !== 'simple' || child.value.kind !== 'integer') return undefined;
      return valueOfCode(row.type, node.as, child.value.value);
    case 'simple-string':
      return child.kind === 'simple' ? readText(known, child) : undefined;
    case 'group-collection':
      if (child.kind !== 'group-collection') return undefined;
      return pairsToValue(
        row,
        node,
        child.values.map((group) => readPair(definition, group)),
      );
    default:
      return assertNever(element.instance);
  }
}

function readText(
  { row, node }: CatalogRow,
  instance: SettingInstance & { readonly kind: 'simple' },
): SettingValue | undefined {
  if (instance.value.kind !== 'string' || instance.value.value === null) return undefined;
  return textToValue(row, node, instance.value.value);
}

/** Name and data of one row of an ADMX list. */
export function readPair(definition: string, group: GroupValue): readonly [string, string] {
  const textOf = (suffix: string) => {
    const child = group.children.find((candidate) => candidate.definition === `${definition}_${suffix}`);
    return child?.kind === 'simple' && child.value.kind === 'string' ? (child.value.value ?? '') : '';
  };
  return [textOf('key'), textOf('value')];
}

function readChoices({ node, catalog }: CatalogRow, group: GroupValue | undefined): SettingValue | undefined {
  const pairs: Record<string, string> = {};
  for (const child of group?.children ?? []) {
    const key = keyOf(catalog, child);
    const word = child.kind === 'choice' ? wordOfOption(catalog, node.as, child.definition, child.value) : undefined;
    if (key === undefined || word === undefined || Object.hasOwn(pairs, key)) return undefined;
    pairs[key] = word;
  }
  return pairs;
}

function keyOf({ definition, children = {} }: CatalogDefinition, child: SettingInstance): string | undefined {
  return Object.keys(children).find((key) => `${definition}_${children[key]}` === child.definition);
}

/** An option that nothing is known of leaves a gap, which saying the value again brings to light. */
function readOptions({ row, node, catalog }: CatalogRow, values: readonly ChoiceValue[]): SettingValue | undefined {
  const words = values.flatMap((value) => wordOfOption(catalog, node.as, catalog.definition, value) ?? []);
  return valueOfWords(row.type, words);
}

function wordOfOption(
  { options }: CatalogDefinition,
  codes: Readonly<Record<string, number | string>> = {},
  definition: string,
  value: ChoiceValue,
): string | undefined {
  return Object.keys(codes).find((word) => `${definition}_${options?.[word] ?? codes[word]}` === value.option);
}
