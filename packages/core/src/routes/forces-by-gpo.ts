import type { ResolvedGroup } from '../model/resolved.ts';

/**
 * Whether Group Policy takes `ForceDefenderPassiveMode` to a group. No template of Windows has the value, so that the
 * editor shows it by name only where ours is installed.
 */
export function forcesByGpo({ deliver, assignments }: ResolvedGroup): boolean {
  return (
    deliver.includes('gpo') &&
    assignments.some(
      ({ setting, only }) => setting === 'forceDefenderPassiveMode' && (only === undefined || only.includes('gpo')),
    )
  );
}
