import type { CatalogDefinition, MdmNode, SettingRow } from '@mdav/core';

/** How values become codes, which a node and a choice of a template have in common. */
export type NodeCodes = Pick<MdmNode, 'as' | 'range' | 'keys' | 'delimiter'>;

/** What the settings catalog needs to know to say a setting. */
export interface CatalogRow {
  readonly row: SettingRow;
  readonly node: NodeCodes;
  readonly catalog: CatalogDefinition;
}

/** A setting as the settings catalog has it, if it has: by its node, or as a choice that only a template offers. */
export function catalogRowOf(row: SettingRow): CatalogRow | undefined {
  const { mdm } = row;
  if (mdm.kind === 'node') return mdm.catalog && { row, node: mdm, catalog: mdm.catalog };
  if (mdm.kind === 'manual' && mdm.template !== undefined) {
    return { row, node: { as: mdm.template.as }, catalog: mdm.template.catalog };
  }
  return undefined;
}
