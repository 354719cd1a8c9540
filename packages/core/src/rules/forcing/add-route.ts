import type { ResolvedGroup } from '../../model/resolved.ts';
import { appending, type WithFixes } from '../../rule/fixes.ts';

/**
 * Adds the route that carries registry values to the deliveries of a group. Several would do; it is clear which one
 * only where the group is onboarded by Group Policy or Configuration Manager already.
 */
export function addingRoute({ onboarding, origins, deliver }: ResolvedGroup): WithFixes {
  const via = onboarding?.via;
  return via === 'gpo' || via === 'configmgr' ? appending(origins['deliver'], deliver.length, via) : {};
}
