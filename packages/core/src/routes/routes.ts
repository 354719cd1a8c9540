import type { SettingRow } from '../catalogue/row.ts';
import { OS_INFO } from '../facts/os.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';
import { intuneRoute } from './intune-route.ts';

/** Ways that carry registry values. */
const REGISTRY_DELIVERIES: readonly Delivery[] = ['gpo', 'registry', 'configmgr', 'dsc', 'ansible', 'osconfig'];

/** The deliveries among these that carry registry values. */
export function registryDeliveries(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.filter((delivery) => REGISTRY_DELIVERIES.includes(delivery));
}

/** The deliveries among these that carry registry values to an operating system. */
export function registryDeliveriesTo(os: OsFact, deliveries: readonly Delivery[]): readonly Delivery[] {
  return registryDeliveries(deliveries).filter((delivery) => delivery !== 'osconfig' || takesOsConfig(os));
}

/** The build from which on the command line of OSConfig installs on Windows: that of version 1809 [osconfig-cli]. */
const OSCONFIG_BUILD = 17763;

/** Whether OSConfig runs there; a build that nobody gives may be the newest. */
export function takesOsConfig({ id, build }: OsFact): boolean {
  return (build ?? Math.max(...OS_INFO[id].builds.map(({ last }) => last))) >= OSCONFIG_BUILD;
}

/** The operating systems of a group that none of its deliveries takes a setting to. */
export function missedBy(group: ResolvedGroup, row: SettingRow, assignment: Assignment): readonly OsFact[] {
  if (hasOwnWay(group, assignment)) return [];
  return group.os.filter((os) => routesOf(group, row, assignment, os).length === 0);
}

/** The forcing value has rules of its own, and what block mode cannot get by file the runbook has as a step. */
function hasOwnWay(group: ResolvedGroup, { setting, origin }: Assignment): boolean {
  if (setting === 'forceDefenderPassiveMode') return true;
  return setting === 'passiveRemediation' && (origin.kind === 'mode' || group.deliver.includes('portal'));
}

/** The deliveries of a group that take a setting to an operating system, by a file or by a step of the runbook. */
export function routesOf(
  group: ResolvedGroup,
  row: SettingRow,
  assignment: Assignment,
  os: OsFact,
): readonly Delivery[] {
  const { only } = assignment;
  const allowed = only === undefined ? group.deliver : group.deliver.filter((delivery) => only.includes(delivery));
  const byRegistry = row.registry.kind === 'unsupported' ? [] : registryDeliveriesTo(os, allowed);
  const isBrought = intuneRoute(group, row, os.id, assignment).kind !== 'none';
  return [...allowed.filter((delivery) => delivery === 'intune' && isBrought), ...byRegistry];
}
