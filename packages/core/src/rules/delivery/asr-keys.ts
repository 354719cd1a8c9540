import { findSetting } from '../../catalogue/lookup.ts';
import type { Location } from '../../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { assigned } from '../../rule/ask.ts';

/** The setting whose keys are attack surface reduction rules. */
export const ASR_RULES = 'attackSurfaceReductionRules';

/** One attack surface reduction rule as a group writes it. */
export interface AsrKey {
  /** A name of the catalogue, or a GUID. */
  readonly key: string;
  readonly isGuid: boolean;
  /** The name that the catalogue has for it; absent for a GUID that it does not know. */
  readonly name?: string;
  readonly at: Location;
}

/** The attack surface reduction rules that a group speaks of, in the order of the file. */
export function asrKeys(group: ResolvedGroup): readonly AsrKey[] {
  const assignment = assigned(group, ASR_RULES);
  const row = findSetting(ASR_RULES);
  if (assignment === undefined || typeof assignment.value !== 'object' || Array.isArray(assignment.value)) return [];
  const write = row?.registry.kind === 'values' ? row.registry.writes[0] : undefined;
  const guids = Object.entries((write?.kind === 'list' ? write.names : undefined) ?? {});
  const { origin } = assignment;
  const places = origin.kind === 'written' ? origin.keys : undefined;
  const keys = Object.keys(assignment.value).map((key): AsrKey => {
    const isName = guids.some(([name]) => name === key);
    const name = isName ? key : guids.find(([, guid]) => guid.toLowerCase() === key.toLowerCase())?.[0];
    return { key, isGuid: !isName, ...(name !== undefined && { name }), at: places?.[key] ?? origin.at };
  });
  return keys.sort((a, b) => (a.at.line ?? 0) - (b.at.line ?? 0) || (a.at.column ?? 0) - (b.at.column ?? 0));
}
