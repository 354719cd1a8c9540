import { findSetting } from '../../catalogue/lookup.ts';
import type { SettingRow } from '../../catalogue/row.ts';
import type { OsFact, ResolvedGroup } from '../../model/resolved.ts';
import { intuneBrings, intuneRoute } from '../../routes/intune-route.ts';
import { missedBy, registryDeliveriesTo } from '../../routes/routes.ts';
import { deliveryNames, osNames } from '../../rule/ask.ts';
import { rawOma, rawRegistry } from '../../rule/raw.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** A setting that none of the group's deliveries carries. */
export const settingWithoutRoute = defineRule({
  id: 'setting-without-route',
  chapter: 'delivery',
  severity: 'warning',
  what: 'A setting does not reach some devices by any delivery of the group.',
  why: 'Some settings exist over MDM alone, some in the registry alone, policies of Intune do not reach servers, and OSConfig installs on Windows from build 17763 (version 1809, Windows Server 2019) on. The setting would be in the file and on no device.',
  fix: 'Add a delivery that carries the setting, or move it to a group that it reaches.',
  autofix: { none: 'choice' },
  waive: 'When the setting reaches these devices in a way that this file does not know.',
  basis: 'documented',
  sources: ['ddf', 'admx-2024', 'mde-security-settings', 'osconfig-cli'],
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
  check: (group) => [
    ...group.assignments.flatMap((assignment): readonly Found[] => {
      const row = findSetting(assignment.setting);
      const missed = row === undefined ? [] : missedBy(group, row, assignment);
      if (row === undefined || missed.length === 0) return [];
      return [
        {
          at: assignment.origin.at,
          setting: row.id,
          message: `${row.id} does not reach ${osNames(missed)} by ${deliveryNames(group.deliver)}.`,
          hint: hintOf(group, row, missed),
        },
      ];
    }),
    ...rawWithoutRoute(group),
  ],
});

/** Raw entries travel as they are: values in a file of the registry kind, nodes in a policy of Intune. */
function rawWithoutRoute(group: ResolvedGroup): readonly Found[] {
  const withoutRegistry = group.os.filter((os) => registryDeliveriesTo(os, group.deliver).length === 0);
  const unreached = group.os.filter(
    ({ id }) => !group.deliver.includes('intune') || !intuneBrings(group, id, 'custom'),
  );
  const by = deliveryNames(group.deliver);
  return [
    ...rawRegistry(group)
      .filter(() => withoutRegistry.length > 0)
      .map(({ at }) => ({
        at,
        message: `The raw registry entry does not reach ${osNames(withoutRegistry)} by ${by}.`,
        hint: 'Add `gpo` or `registry` to `deliver`.',
      })),
    ...rawOma(group)
      .filter(() => unreached.length > 0)
      .map(({ at }) => ({
        at,
        message: `The raw node does not reach ${osNames(unreached)} by ${by}.`,
        hint: group.deliver.includes('intune')
          ? 'Move the node to a group of enrolled clients.'
          : 'Add `intune` to `deliver`.',
      })),
  ];
}

function hintOf(group: ResolvedGroup, row: SettingRow, missed: readonly OsFact[]): string {
  if (row.registry.kind !== 'unsupported') {
    const managed = { ...group, intune: { management: 'mde' } } as const;
    const isForDefender =
      group.deliver.includes('intune') && missed.every(({ id }) => intuneRoute(managed, row, id).kind !== 'none');
    const isForIntune =
      !group.deliver.includes('intune') && missed.every(({ id }) => intuneRoute(group, row, id).kind !== 'none');
    const ways = isForIntune ? '`intune`, `gpo` or `registry`' : '`gpo` or `registry`';
    const other = isForDefender ? 'write `intune: { management: mde }` if Defender for Endpoint manages them, ' : '';
    return `Add ${ways} to \`deliver\`, ${other}or move the setting to a group that it reaches.`;
  }
  const reachable = missed.filter(({ id }) => intuneRoute(group, row, id).kind !== 'none');
  if (reachable.length === missed.length) return 'Add `intune` to `deliver`.';
  return reachable.length === 0
    ? 'Remove the setting from this group.'
    : `Move ${osNames(reachable)} to another group, with \`intune\` in its \`deliver\`.`;
}
