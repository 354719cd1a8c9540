import type { EffectInPassive, SettingRow } from '@mdav/core';
import { settingRows, speaksOf } from '@mdav/core';
import { coverageOf, isCarried, type SettingChannel } from './coverage.ts';

/** Which settings to list; what is absent does not matter. */
export interface SettingQuery {
  readonly area?: string;
  /** Only those that a file of the channel carries. */
  readonly channel?: SettingChannel;
  readonly inPassive?: EffectInPassive;
  /** Only those that should not be used any more. */
  readonly deprecated?: boolean;
  /** Words that all have to occur in the id, the title, the notes or a name that a channel gives it; case does not count. */
  readonly text?: string;
}

/** The rows that fit a query, in the order of the catalogue. */
export function querySettings(query: SettingQuery): readonly SettingRow[] {
  const words = (query.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return settingRows().filter(
    (row) =>
      (query.area === undefined || row.area === query.area) &&
      (query.channel === undefined || isCarried(coverageOf(row, query.channel))) &&
      (query.inPassive === undefined || row.inPassive === query.inPassive) &&
      (query.deprecated !== true || row.deprecated !== undefined) &&
      (words.length === 0 || speaksOf(row, words)),
  );
}
