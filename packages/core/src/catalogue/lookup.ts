import { CATALOGUE } from './catalogue.generated.ts';
import type { SettingRow } from './row.ts';

const byId: ReadonlyMap<string, SettingRow> = new Map(CATALOGUE.map((row) => [row.id, row]));
const position: ReadonlyMap<string, number> = new Map(CATALOGUE.map((row, index) => [row.id, index]));

/** Every row, in the order of the catalogue. */
export const settingRows: readonly SettingRow[] = CATALOGUE;

/** The row of a setting, when the catalogue has one. */
export function findSetting(id: string): SettingRow | undefined {
  return byId.get(id);
}

/** The row of a setting that is known to exist; anything else is our own mistake. */
export function settingRow(id: string): SettingRow {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`no row for the setting ${id}`);
  return row;
}

/** The place of a setting in the catalogue: the one order in which settings are listed everywhere. */
export function settingPosition(id: string): number {
  return position.get(id) ?? position.size;
}
