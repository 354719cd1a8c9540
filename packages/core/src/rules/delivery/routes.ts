import type { SettingRow } from '../../catalogue/row.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import type { Delivery } from '../../model/vocabulary.ts';
import { routesOf } from '../../routes/routes.ts';

/** True when a file of the registry kind carries the setting to some device of the group. */
export function travelsByRegistry(group: ResolvedGroup, row: SettingRow, assignment: Assignment): boolean {
  return row.registry.kind === 'values' && hasRoute(group, row, assignment, (delivery) => delivery !== 'intune');
}

/** True when a policy of Intune carries the setting to some device of the group. */
export function travelsByMdm(group: ResolvedGroup, row: SettingRow, assignment: Assignment): boolean {
  return row.mdm.kind === 'node' && hasRoute(group, row, assignment, (delivery) => delivery === 'intune');
}

function hasRoute(
  group: ResolvedGroup,
  row: SettingRow,
  assignment: Assignment,
  isWanted: (delivery: Delivery) => boolean,
): boolean {
  return group.os.some((os) => routesOf(group, row, assignment, os).some(isWanted));
}
