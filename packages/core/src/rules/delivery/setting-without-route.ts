import { findSetting } from '../../catalogue/lookup.ts';
import type { SettingRow } from '../../catalogue/row.ts';
import { isServer } from '../../facts/os.ts';
import type { Assignment, OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { deliveryNames, osNames } from '../ask.ts';
import type { Found } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { routesOf } from './routes.ts';

/** A setting that none of the group's deliveries carries. */
export const settingWithoutRoute = defineRule({
  id: 'setting-without-route',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A setting does not reach some devices by any delivery of the group.',
  why: 'Some settings exist over MDM alone, some in the registry alone, and policies of Intune do not reach servers. The setting would be in the file and on no device.',
  fix: 'Add a delivery that carries the setting, or move it to a group that it reaches.',
  waive: 'When the setting reaches these devices in a way that this file does not know.',
  basis: 'documented',
  sources: ['ddf', 'admx-2024', 'mde-security-settings'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { disableTlsParsing: false }
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [gpo]
    settings: { disableTlsParsing: false }
  `,
  check: (group) =>
    group.assignments.flatMap((assignment): readonly Found[] => {
      const row = findSetting(assignment.setting);
      if (row === undefined || isJudgedElsewhere(group, assignment)) return [];
      const missed = group.os.filter((os) => routesOf(group, row, assignment, os).length === 0);
      if (missed.length === 0) return [];
      return [
        {
          at: assignment.origin.at,
          setting: row.id,
          message: `${row.id} does not reach ${osNames(missed)} by ${deliveryNames(group.deliver)}.`,
          hint: hintOf(row, missed),
        },
      ];
    }),
});

/** The forcing value has a rule of its own, and what block mode cannot get by file the runbook has as a step. */
function isJudgedElsewhere(group: ResolvedGroup, { setting, origin }: Assignment): boolean {
  if (setting === 'forceDefenderPassiveMode') return true;
  return setting === 'passiveRemediation' && (origin.kind === 'mode' || group.deliver.includes('portal'));
}

function hintOf(row: SettingRow, missed: readonly OsFact[]): string {
  if (row.registry.kind !== 'unsupported')
    return 'Add `gpo` or `registry` to `deliver`, or move the setting to a group that it reaches.';
  const isReachable = row.mdm.kind !== 'unsupported' && missed.every(({ id }) => !isServer(id));
  return isReachable ? 'Add `intune` to `deliver`.' : 'Remove the setting from this group.';
}
