import type { Location } from '../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../model/resolved.ts';

const WORD = 'configuration-protection';

/** Where a group says that it has, or is to get, configuration protection; nothing where it does not. */
export function configurationProtection(group: ResolvedGroup): Location | undefined {
  const asked = group.assignments.find(({ setting, value }) => setting === 'tamperProtection' && value === WORD);
  if (asked !== undefined) return asked.origin.at;
  return group.tamperProtection === WORD ? (group.origins['tamperProtection'] ?? group.at) : undefined;
}
