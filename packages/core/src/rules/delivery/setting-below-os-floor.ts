import { findSetting } from '../../catalogue/lookup.ts';
import { oneLower } from '../../diagnostic/diagnostic.ts';
import { OS_INFO } from '../../facts/os.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { chosenDeliveries, clients, osName } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';
import { travelsByMdm } from './routes.ts';

/** The first build that came with the update which ADMX-backed nodes need. */
const WITH_UPDATE = 19044;

/** A node that the build does not know. */
export const settingBelowOsFloor = defineRule({
  id: 'setting-below-os-floor',
  chapter: 'delivery',
  severity: 'warning',
  milder: 'while `os` does not say the build',
  what: 'A setting travels by MDM to a Windows build that does not know its node.',
  why: 'Older builds refuse or ignore the node. The policy shows an error or nothing at all, and the setting stays as it was. ADMX-backed nodes also need KB5005101 on builds 19041 to 19043.',
  fix: 'Update Windows, or deliver the setting by `gpo` or `registry`.',
  autofix: { none: 'choice' },
  waive: 'When the old builds are few and on their way out.',
  basis: 'documented',
  sources: ['pcsp', 'acsp', 'ddf'],
  good: `
    os: windows-10@19045
    mode: active
    deliver: [intune]
    settings: { enableNetworkProtection: block }
  `,
  bad: `
    os: windows-10@14393
    mode: active
    deliver: [intune]
    settings: { enableNetworkProtection: block }
  `,
  check: (group) => {
    if (!chosenDeliveries(group).includes('intune')) return [];
    return clients(group).flatMap((os) => checkOs(group, os));
  },
});

function checkOs(group: ResolvedGroup, os: OsFact): readonly Found[] {
  const { builds, downlevel } = OS_INFO[os.id];
  // Another rule refuses what is out of scope, whatever its build.
  const oldest = os.build ?? (downlevel ? undefined : builds[0]?.first) ?? Number.POSITIVE_INFINITY;
  const needing = group.assignments.filter((assignment) => (floorOf(group, assignment) ?? 0) > oldest);
  if (os.build !== undefined) {
    return needing.map((assignment) => ({
      at: assignment.origin.at,
      setting: assignment.setting,
      message: `${assignment.setting} by MDM needs build ${floorOf(group, assignment)}; the group has ${osName(os)}.`,
    }));
  }
  const floors = needing.map((assignment) => floorOf(group, assignment) ?? 0);
  const [first] = needing;
  if (first === undefined) return [];
  const highest = Math.max(...floors);
  const what = needing.length === 1 ? `${first.setting} needs` : `${needing.length} settings need`;
  return [
    {
      at: os.at,
      severity: oneLower('warning'),
      message: `${what} a newer build by MDM, up to ${highest}; the group does not say the build of ${osName(os)}.`,
      hint: `Add the lowest build, such as \`${os.id}@${Math.max(highest, 19045)}\`.`,
    },
  ];
}

/** The build from which the MDM node works, the update that it needs included. */
function floorOf(group: ResolvedGroup, assignment: Assignment): number | undefined {
  const row = findSetting(assignment.setting);
  if (row === undefined || !travelsByMdm(group, row, assignment)) return undefined;
  const build = Number(row.since?.os?.split('.')[2] ?? 0);
  return row.since?.update === undefined ? build : Math.max(build, WITH_UPDATE);
}
