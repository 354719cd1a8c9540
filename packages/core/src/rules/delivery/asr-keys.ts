import { settingRow } from '../../catalogue/lookup.ts';
import { wordOfKey } from '../../catalogue/map-key.ts';
import type { Location } from '../../diagnostic/diagnostic.ts';
import { parsePath } from '../../diagnostic/locate.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { assigned } from '../../rule/ask.ts';

/** The setting whose keys are attack surface reduction rules. */
export const ASR_RULES = 'attackSurfaceReductionRules';

/** One attack surface reduction rule as a group writes it. */
export interface AsrKey {
  /** As the file has it: a name of the catalogue, or a GUID. */
  readonly key: string;
  readonly isGuid: boolean;
  /** The name that the catalogue has for it; absent for a GUID that it does not know. */
  readonly name?: string;
  /** What the rule is to do. */
  readonly word: string;
  readonly at: Location;
}

/** The attack surface reduction rules that a group speaks of, in the order of the file. */
export function asrKeys(group: ResolvedGroup): readonly AsrKey[] {
  const assignment = assigned(group, ASR_RULES);
  if (assignment === undefined || typeof assignment.value !== 'object' || Array.isArray(assignment.value)) return [];
  const { origin } = assignment;
  const places = origin.kind === 'written' ? origin.keys : undefined;
  const keys = Object.entries(assignment.value as Readonly<Record<string, string>>).map(([resolved, word]): AsrKey => {
    const place = places?.[resolved];
    // A GUID that has a name is resolved to it; the place still has the GUID.
    const written = place?.path === undefined ? undefined : parsePath(place.path)?.at(-1);
    const key = typeof written === 'string' ? written : resolved;
    const name = wordOfKey(settingRow(ASR_RULES), key);
    return { key, isGuid: name !== key, ...(name !== undefined && { name }), word, at: place ?? origin.at };
  });
  return keys.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0));
}
