import type { Delivery } from '@mdav/core';
import { mdCode, ps, psTyped } from '@mdav/quote';
import type { PlannedGroup } from './plan-state.ts';
import { LEAVING } from './raw-notes.ts';

/**
 * What stays in a domain or a tenant when nothing of a group goes that way any more: a build has no file then, and no
 * script takes an object away that it does not know.
 */
export function abandoned(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before === undefined || after === undefined) return [];
  return ABANDONED.filter(({ way }) => goesBy(before, way) && !goesBy(after, way)).map(({ note }) =>
    note(before, after),
  );
}

const UNLINK = 'Unlink it there, or write `remove` for a setting that it had, and import once more.';
/** What a group does not go by any more deletes nothing by being told so. */
const UNLINK_ALONE = 'Unlink it there, once what goes another way has arrived.';
const UNLINK_FIRST =
  'Unlink it there first, and bring the new files to the devices once it is gone from them: Windows takes out the values below `Policies` that it set, and the new files set the same ones.';
const AFTER_RETURN =
  'Servers that it forced passive stay so when its value goes: send those that are to be active back first, and unlink it then.';

function isForced({ settings }: PlannedGroup): boolean {
  return settings.some(({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === true);
}

/** When and how the object of Group Policy goes. */
function unlinking(before: PlannedGroup, after: PlannedGroup): string {
  const isRewritten = LEAVING.some((way) => goesBy(after, way));
  if (isRewritten && (!isForced(before) || isForced(after))) return UNLINK_FIRST;
  if (isForced(before)) return AFTER_RETURN;
  return after.group?.deliver.includes('gpo') === false ? UNLINK_ALONE : UNLINK;
}

/** All objects of Intune that a group had stay. */
export function nothingByIntune({ name }: PlannedGroup): string {
  return `Nothing goes by Intune any more, and the objects of the last build stay in the tenant with their assignments. Take them back before the next build, by ${mdCode(ps`./Deploy-MdavIntune.ps1 -Group ${psTyped(name)} -Undo`)} of the last one, or delete them in the admin center.`;
}

/** The ways whose objects keep what was brought in last. */
const ABANDONED: readonly {
  readonly way: Delivery;
  readonly note: (before: PlannedGroup, after: PlannedGroup) => string;
}[] = [
  {
    way: 'gpo',
    note: (before, after) =>
      `Nothing goes by Group Policy any more, and the build has no backup that would empty the object: it sets what was imported last until it is unlinked in the domain. ${unlinking(before, after)} The undo files of the last build go with the next one.`,
  },
  {
    way: 'intune',
    note: nothingByIntune,
  },
  {
    way: 'configmgr',
    note: () =>
      'Nothing goes by Configuration Manager any more: an antimalware policy that was imported stays in its console, and goes on setting what it says as long as it is deployed. Delete its deployment there.',
  },
];

/** Whether anything of a group goes a way. */
export function goesBy({ settings, residue }: PlannedGroup, way: Delivery): boolean {
  return (
    settings.some(({ channels }) => channels.includes(way)) ||
    residue.some(({ ways }) => ways.some(({ delivery }) => delivery === way))
  );
}
