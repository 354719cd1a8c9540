import type { CatalogDefinition, MdmNode, SettingRow } from '@mdav/core';
import { settingRows } from '../../../core/src/catalogue/lookup.ts';

/** What the catalogue expects of one definition of the settings catalog. */
export interface Expected {
  readonly row: SettingRow;
  readonly instance: CatalogDefinition['instance'];
  /** Codes that are option suffixes, for choices. */
  readonly options?: readonly string[];
  /** The definition that the row names itself, and not a part below it. */
  readonly isTop: boolean;
}

/** A row with its node and its definition. */
export interface CatalogRow {
  readonly row: SettingRow;
  readonly node: MdmNode;
  readonly catalog: CatalogDefinition;
}

/** Rows that the settings catalog can say. */
export const CATALOG_ROWS: readonly CatalogRow[] = settingRows().flatMap((row) =>
  row.mdm.kind === 'node' && row.mdm.catalog !== undefined ? [{ row, node: row.mdm, catalog: row.mdm.catalog }] : [],
);

/** Every definition that the rows name or imply, by id. */
export const EXPECTED: ReadonlyMap<string, Expected> = new Map(CATALOG_ROWS.flatMap(expectedOf));

/** Definitions of the ADMX-backed nodes that rows recognise beside their own. */
export const ALTERNATES: readonly string[] = settingRows().flatMap(({ mdm }) =>
  mdm.kind === 'node' && mdm.alternate !== undefined ? [definitionOf(mdm.alternate)] : [],
);

/** The id that the naming rule gives to a node. */
export function definitionOf(uri: string): string {
  return uri.slice(2).toLowerCase().replaceAll('/', '_');
}

function expectedOf({ row, node, catalog }: CatalogRow): readonly (readonly [string, Expected])[] {
  const codes = Object.entries(node.as ?? {}).map(
    ([word, code]) => catalog.options?.[word] ?? String(code).toLowerCase(),
  );
  const top = (extra: Partial<Expected>): readonly [string, Expected] => [
    catalog.definition,
    { row, instance: catalog.instance, isTop: true, ...extra },
  ];
  if (catalog.children !== undefined) {
    const children = Object.values(catalog.children).map((suffix): readonly [string, Expected] => [
      `${catalog.definition}_${suffix}`,
      { row, instance: 'choice', options: codes, isTop: false },
    ]);
    return [top({}), ...children];
  }
  if (catalog.element === undefined) return [top(isChoice(catalog.instance) ? { options: codes } : {})];
  const { suffix, instance } = catalog.element;
  const element = `${catalog.definition}_${suffix}`;
  const pair = ['key', 'value'].map((part): readonly [string, Expected] => [
    `${element}_${part}`,
    { row, instance: 'simple-string', isTop: false },
  ]);
  return [
    top({ options: ['0', '1'] }),
    [element, { row, instance, isTop: false, ...(instance === 'choice' && { options: codes }) }],
    ...(instance === 'group-collection' ? pair : []),
  ];
}

function isChoice(instance: CatalogDefinition['instance']): boolean {
  return instance === 'choice' || instance === 'choice-collection';
}
