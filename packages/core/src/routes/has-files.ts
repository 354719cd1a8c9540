import { settingRow } from '../catalogue/lookup.ts';
import type { SettingRow } from '../catalogue/row.ts';
import type { RawRegistry } from '../model/raw.ts';
import type { Assignment, ResolvedGroup } from '../model/resolved.ts';
import { type Delivery, REMOVE } from '../model/vocabulary.ts';
import type { IntuneCarrier } from './intune-reach.ts';
import { intuneBrings, intuneRoute } from './intune-route.ts';
import { isSaidByOsConfig } from './raw-ways.ts';

/** True where a delivery of a group has something to carry, so that a build has files for it. */
export function hasFiles(group: ResolvedGroup, delivery: Delivery): boolean {
  return group.deliver.includes(delivery) && CARRIES[delivery](group);
}

const CARRIES: Readonly<Record<Delivery, (group: ResolvedGroup) => boolean>> = {
  registry: (group) => carriesRegistry(group, 'registry'),
  gpo: (group) => carriesRegistry(group, 'gpo'),
  configmgr: (group) => carriesRegistry(group, 'configmgr'),
  dsc: (group) => carriesRegistry(group, 'dsc'),
  ansible: (group) => carriesRegistry(group, 'ansible'),
  // Its documents delete nothing.
  osconfig: (group) => carriesRegistry(group, 'osconfig', ({ value }) => value !== REMOVE, isSaidByOsConfig),
  intune: carriesByIntune,
  portal: () => false,
};

function carriesRegistry(
  { assignments, raw }: ResolvedGroup,
  delivery: Delivery,
  isSaid: (assignment: Assignment) => boolean = () => true,
  isRawSaid: (entry: RawRegistry) => boolean = () => true,
): boolean {
  const goes = ({ only }: Assignment) => only === undefined || only.includes(delivery);
  const isValues = ({ setting }: Assignment) => settingRow(setting).registry.kind === 'values';
  return (
    assignments.some((assignment) => goes(assignment) && isValues(assignment) && isSaid(assignment)) ||
    (raw?.registry ?? []).some(isRawSaid)
  );
}

function carriesByIntune(group: ResolvedGroup): boolean {
  const { assignments, intune, onboarding, raw } = group;
  const brings = (carrier: IntuneCarrier) => group.os.some(({ id }) => intuneBrings(group, id, carrier));
  const isRouted = (assignment: Assignment) =>
    group.os.some(({ id }) => {
      const row = settingRow(assignment.setting);
      const { kind } = intuneRoute(group, row, id, assignment);
      // What stands inside another setting goes where that one goes, and nowhere without it.
      if (row.mdm.kind === 'within' || !['catalog', 'template', 'script'].includes(kind)) return false;
      return assignment.value !== REMOVE || kind === 'script' || (kind === 'catalog' && isTakenBackBy(row));
    });
  const isOnboarded = onboarding?.state === 'planned' && onboarding.via === 'intune';
  return (
    assignments.some(isRouted) ||
    ((raw?.oma ?? []).length > 0 && brings('custom')) ||
    (intune?.compliance === true && brings('compliance')) ||
    (isOnboarded && brings('catalog'))
  );
}

/** True where a policy of Intune has a word for taking a setting back: the disabled state of an ADMX-backed element. */
function isTakenBackBy({ mdm }: SettingRow): boolean {
  return mdm.kind === 'node' && mdm.admxElement !== undefined;
}
