import { settingRow } from '../catalogue/lookup.ts';
import type { Assignment, ResolvedGroup } from '../model/resolved.ts';
import { type OsId, TAMPER_STATES, type TamperState } from '../model/vocabulary.ts';
import { intuneRoute } from '../routes/intune-route.ts';

/*
 * Two keys have one name: `tamperProtection` of a group tells how its devices stand today, and the one under `settings` what
 * its policy brings. Where policy brings something, that is how devices are to stand.
 */

const SETTING = 'tamperProtection';

/** What the policy of a group brings to one of its operating systems; nothing where it sets nothing, or reaches none. */
export function broughtTamper(group: ResolvedGroup, os: OsId): TamperState | undefined {
  const assignment = tamperAssignment(group);
  if (assignment === undefined || !group.deliver.includes('intune')) return undefined;
  if (intuneRoute(group, settingRow(SETTING), os, assignment).kind === 'none') return undefined;
  return TAMPER_STATES.find((state) => state === assignment.value);
}

/** The setting of the group. */
export function tamperAssignment({ assignments }: ResolvedGroup): Assignment | undefined {
  return assignments.find(({ setting }) => setting === SETTING);
}

/** How all devices of a group are to stand: as its policy brings it, else as the fleet file says that they stand. */
export function wantedTamper(group: ResolvedGroup): TamperState | undefined {
  const [state, ...others] = new Set(group.os.map(({ id }) => broughtTamper(group, id) ?? group.tamperProtection));
  return others.length === 0 ? state : undefined;
}
