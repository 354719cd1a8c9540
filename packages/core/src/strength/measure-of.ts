import { type Measure, measureOfRow } from '../catalogue/direction.ts';
import { findSetting } from '../catalogue/lookup.ts';

/** How the values of a setting of the catalogue compare; nothing where nobody says. */
export function measureOf(setting: string): Measure | undefined {
  const row = findSetting(setting);
  return row === undefined ? undefined : measureOfRow(row);
}
