import type { SourceId } from '../facts/sources.ts';
import { describeRequirement } from './requirement-words.ts';
import { REQUIREMENTS } from './requires.generated.ts';

/** What a setting needs, or where it has no effect, as a sentence. */
export interface Condition {
  readonly says: string;
  readonly sources: readonly SourceId[];
}

/** The conditions of a setting; with `key` those of one key of a map and of the map as a whole. */
export function conditionsOf(setting: string, key?: string): readonly Condition[] {
  return REQUIREMENTS.filter(
    ({ of }) => of.setting === setting && (key === undefined || of.key === undefined || of.key === key),
  ).map((row) => ({ says: describeRequirement(row), sources: row.sources }));
}
