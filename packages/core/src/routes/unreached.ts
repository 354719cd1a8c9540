import { findSetting } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import type { OsMode } from '../model/os-mode.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { intuneRoute } from './intune-route.ts';
import { registryDeliveries, routesOf } from './routes.ts';

/** A setting that does not get to one operating system of a group, and why. */
export interface Unreached {
  readonly setting: string;
  readonly os: OsId;
  readonly why: string;
}

/** The settings of a group that its deliveries do not bring to some of its devices. */
export function unreached(group: ResolvedGroup): readonly Unreached[] {
  return group.assignments.flatMap((assignment) => {
    const row = findSetting(assignment.setting);
    if (row === undefined) return [];
    return group.os.flatMap((os, index): readonly Unreached[] => {
      const osMode = group.osModes[index];
      if (!isMeant(assignment, osMode) || routesOf(group, row, assignment, os).length > 0) return [];
      return [{ setting: row.id, os: os.id, why: whyNot(group, row, assignment, os) }];
    });
  });
}

/** What follows from the mode is meant for the operating systems that need it. */
function isMeant({ setting, origin }: Assignment, osMode: OsMode | undefined): boolean {
  if (origin.kind !== 'mode' || osMode === undefined) return true;
  if (setting === 'passiveRemediation') return osMode.blockMode === 'policy';
  return ['force-passive', 'force-active', 'guide'].includes(osMode.mechanism);
}

function whyNot(group: ResolvedGroup, row: SettingRow, assignment: Assignment, os: OsFact): string {
  const route = intuneRoute(group, row, os.id, assignment);
  if (group.deliver.includes('intune') && route.kind === 'none') return route.why;
  if (row.registry.kind === 'unsupported') return row.registry.why;
  if (registryDeliveries(group.deliver).includes('osconfig'))
    return 'OSConfig installs on Windows from build 17763 (version 1809, Windows Server 2019) on.';
  return 'None of the deliveries of the group carries it.';
}
