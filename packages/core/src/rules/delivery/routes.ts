import type { SettingRow } from '../../catalogue/row.ts';
import { isServer } from '../../facts/os.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../../model/resolved.ts';
import type { Delivery } from '../../model/vocabulary.ts';
import { registryDeliveries } from '../ask.ts';

/** The deliveries of a group that take a setting to an operating system, by a file or by a step of the runbook. */
export function routesOf(group: ResolvedGroup, row: SettingRow, { only }: Assignment, os: OsFact): readonly Delivery[] {
  const allowed = only === undefined ? group.deliver : group.deliver.filter((delivery) => only.includes(delivery));
  const byRegistry = row.registry.kind === 'unsupported' ? [] : registryDeliveries(allowed);
  // Policies of Intune are for enrolled devices, and servers do not enrol.
  const byMdm =
    row.mdm.kind === 'unsupported' || isServer(os.id) ? [] : allowed.filter((delivery) => delivery === 'intune');
  return [...byMdm, ...byRegistry];
}

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
