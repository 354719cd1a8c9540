import { type CatalogDefinition, REMOVE, type SettingRow, type SettingValue } from '@mdav/core';
import { assertNever, valueOfCode } from '@mdav/core/format';
import type { CatalogRow } from '../lower/catalog-row.ts';
import { sayInCatalog } from '../lower/say-catalog.ts';
import { innerRowOf } from '../lower/within.ts';
import { saysSame } from '../settings-catalog/compare.ts';
import type { ChoiceValue, GroupValue, SettingInstance } from '../settings-catalog/policy.ts';
import { entriesToValue, pairsToValue, textToValue, valueOfWords } from './read-values.ts';
import { keyOf, type LeftPart, splitInstance, whyNotRead, wordOfOption } from './split-instance.ts';

/** What a setting of a policy means, and the part of it that means nothing to us. */
export interface LiftedInstance {
  /** The settings with their values: the one that the definition carries, and the one that stands inside it. */
  readonly said: readonly { readonly row: SettingRow; readonly value: SettingValue }[];
  /** The same instance with only what was not understood. */
  readonly rest?: SettingInstance;
  readonly left: readonly LeftPart[];
  /** Definitions that stand in it again, saying the same. */
  readonly repeated: readonly string[];
}

/**
 * The values of an instance that the catalogue knows. What is returned, said again, gives the instance that was read, less
 * the rest: anything that would not is not understood.
 */
export function liftInstance(known: CatalogRow, instance: SettingInstance): LiftedInstance {
  if (isDisabled(known, instance)) return { said: [{ row: known.row, value: REMOVE }], left: [], repeated: [] };
  const { part, lists, rest, left, repeated } = splitInstance(known, instance);
  const value = part && readInstance(known, part);
  const inner = innerRowOf(known.row);
  const inside = inner === undefined || Object.keys(lists).length === 0 ? undefined : { inner, lists };
  const again = value === undefined ? undefined : sayInCatalog(known, value, inside);
  if (part === undefined || value === undefined || again?.kind !== 'said' || !saysSame(again.it, part)) {
    const why = part === undefined ? left : [{ definition: instance.definition, why: whyNotRead(known.row) }];
    return { said: [], rest: instance, left: why, repeated: [] };
  }
  return {
    said: [{ row: known.row, value }, ...(inside === undefined ? [] : [{ row: inside.inner.row, value: lists }])],
    ...(rest === undefined ? {} : { rest }),
    left,
    repeated,
  };
}

/** An ADMX-backed policy that is disabled takes away the value of its element. */
function isDisabled({ catalog }: CatalogRow, instance: SettingInstance): boolean {
  if (catalog.element === undefined || instance.kind !== 'choice') return false;
  return instance.value.option === `${catalog.definition}_0` && instance.value.children.length === 0;
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

/** An option that nothing is known of leaves a gap, which saying the value again brings to light. */
function readOptions({ row, node, catalog }: CatalogRow, values: readonly ChoiceValue[]): SettingValue | undefined {
  const words = values.flatMap((value) => wordOfOption(catalog, node.as, catalog.definition, value) ?? []);
  return valueOfWords(row.type, words);
}
