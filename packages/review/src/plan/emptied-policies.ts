import { REMOVE, type ResolvedGroup, type SettingValue, settingRow } from '@mdav/core';
import { intuneBrings, intuneRoute, WRITTEN_TEMPLATES, writtenTemplate } from '@mdav/core/format';
import { mdCode } from '@mdav/quote';
import { goesBy, nothingByIntune } from './abandoned.ts';
import type { PlannedGroup } from './plan-state.ts';

/** What an Intune policy of a group is, in words, such as the title of its template. */
const PLAIN = 'plain policy or custom profile';
const COMPLIANCE = 'compliance policy';

/**
 * Policies of Intune in which nothing of a group goes any more, while others go on: no file of the new build is about
 * them, so that a deployment goes past them and devices keep what they had last, such as the last exclusion.
 */
export function emptiedPolicies(before: PlannedGroup | undefined, after: PlannedGroup | undefined): readonly string[] {
  if (before?.group === undefined || after?.group === undefined || !goesBy(after, 'intune')) return [];
  const fresh = policiesOf(after, after.group);
  const gone = [...policiesOf(before, before.group)].filter((policy) => !fresh.has(policy));
  if (gone.length === 0) return [];
  // A setting that is to be removed goes by Intune, and no policy has a word for it.
  if (fresh.size === 0) return [nothingByIntune(before)];
  const [policies, they, them] = gone.length === 1 ? ['a policy', 'it stays', 'it'] : ['policies', 'they stay', 'them'];
  return [
    `No file of the new build is about ${policies} of Intune that the last one had (${gone.map((policy) => mdCode(policy)).join(', ')}): ${they} in force in the tenant. ${mdCode('Deploy-MdavIntune.ps1 -DeleteLeft')} deletes ${them}.`,
  ];
}

function policiesOf(planned: PlannedGroup, group: ResolvedGroup): ReadonlySet<string> {
  const found = new Set<string>();
  const assignments = new Map(group.assignments.map((assignment) => [assignment.setting, assignment]));
  for (const { setting, value, channels } of planned.settings) {
    if (!channels.includes('intune') || saysNothing(value)) continue;
    const routes = group.os.map(({ id }) => intuneRoute(group, settingRow(setting), id, assignments.get(setting)));
    const route = routes.find(({ kind }) => kind !== 'none');
    if (route?.kind === 'template') found.add(route.place.name);
    if (route?.kind === 'catalog') found.add(PLAIN);
  }
  if (planned.residue.some(({ ways }) => ways.some(({ delivery }) => delivery === 'intune'))) found.add(PLAIN);
  const titles = WRITTEN_TEMPLATES.filter((name) => found.has(name)).map((name) => writtenTemplate(name).title);
  const isAsked = group.intune?.compliance === true && group.os.some(({ id }) => intuneBrings(group, id, 'compliance'));
  return new Set([...(found.has(PLAIN) ? [PLAIN] : []), ...titles, ...(isAsked ? [COMPLIANCE] : [])]);
}

/** Policies have no word for taking a setting back, nor for an empty list or map. */
function saysNothing(value: SettingValue): boolean {
  return value === REMOVE || (typeof value === 'object' && Object.keys(value).length === 0);
}
