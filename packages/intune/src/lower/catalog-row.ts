import type { CatalogDefinition, MdmNode, SettingRow } from '@mdav/core';

/** What the settings catalog needs to know to say a setting. */
export interface CatalogRow {
  readonly row: SettingRow;
  readonly node: MdmNode;
  readonly catalog: CatalogDefinition;
}
