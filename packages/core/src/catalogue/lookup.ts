import { once } from '../memory/once.ts';
import { AREA_SETTINGS, CATALOGUE, INNER_SETTINGS } from './catalogue.generated.ts';
import type { SettingRow } from './row.ts';

/** The id of every setting, in the order of the catalogue. */
export const settingIds: readonly string[] = Object.keys(CATALOGUE);

const made = new Map<string, SettingRow>();
const position = once(() => new Map(settingIds.map((id, index) => [id, index])));

/** Every row, in the order of the catalogue. Rows are made when somebody asks: few runs need more than a dozen. */
export const settingRows: () => readonly SettingRow[] = once(() => settingIds.map(settingRow));

/** The ids of the settings of an area; none of one that is not known. */
export function settingsIn(area: string): readonly string[] {
  return (Object.hasOwn(AREA_SETTINGS, area) ? AREA_SETTINGS[area] : undefined) ?? [];
}

/** The row of a setting, when the catalogue has one. */
export function findSetting(id: string): SettingRow | undefined {
  const known = made.get(id);
  if (known !== undefined || !Object.hasOwn(CATALOGUE, id)) return known;
  const row = CATALOGUE[id]?.();
  if (row !== undefined) made.set(id, row);
  return row;
}

/** The row of a setting that is known to exist; anything else is our own mistake. */
export function settingRow(id: string): SettingRow {
  const row = findSetting(id);
  if (row === undefined) throw new Error(`no row for the setting ${id}`);
  return row;
}

/** The setting that is said inside the keys of this one; none inside most. */
export function settingInside(id: string): SettingRow | undefined {
  const inner = Object.hasOwn(INNER_SETTINGS, id) ? INNER_SETTINGS[id] : undefined;
  return inner === undefined ? undefined : settingRow(inner);
}

/** The place of a setting in the catalogue: the one order in which settings are listed everywhere. */
export function settingPosition(id: string): number {
  return position().get(id) ?? settingIds.length;
}
