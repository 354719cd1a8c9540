import { isDefenderKey } from '../../facts/defender-names.ts';
import { FORCING_NAME, WITHDRAWN_NAME } from '../../facts/forcing-places.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import { assigned, isToBePassive, servers } from '../../rule/ask.ts';
import { removingSetting, renamingSetting, type WithFixes } from '../../rule/fixes.ts';
import { rawRegistry, rawValues, valueName } from '../../rule/raw.ts';
import { defineRule } from '../../rule/rule.ts';
import { mendingRaw } from './mend-raw.ts';

/** The spelling of early 2021. */
export const forcePassiveWrongName = defineRule({
  id: 'force-passive-wrong-name',
  chapter: 'forcing',
  severity: 'error',
  silences: { rules: ['deprecated-setting', 'setting-without-route'], where: 'same-place' },
  what: 'The forcing value stands under the name `ForcePassiveMode`, or `PassiveMode` is written in its place.',
  why: 'That spelling was in Microsoft’s pages in early 2021 only and is gone since August 2021. A third-party guide still spreads it. No page in force says that Defender reads it. Nor does a page, a node or a policy template have a value `PassiveMode`, which scripts write under keys of Defender.',
  fix: 'Write `forceDefenderPassiveMode` under `settings`, or leave it to the mode of the group.',
  autofix: {
    does: 'Removes the entry where the mode sets the value anyway, else corrects its name; only where it says what the mode says.',
  },
  waive:
    'Never: the value has no documented effect. To clear it from devices, delete the value by a raw entry of type `delete`.',
  settles:
    'The pages of early 2021 and the guide say ForcePassiveMode, all others ForceDefenderPassiveMode: the latter counts.',
  basis: 'documented',
  sources: ['compat-2020', 'compat-2021-02', 'compat-2021-08', 'seed-guide', 'ddf', 'admx-2025'],
  good: `
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { forceDefenderPassiveMode: true }
  `,
  bad: String.raw`
    os: windows-server-2022
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
    raw:
      registry:
        - key: 'HKLM\SOFTWARE\Policies\Microsoft\Windows Advanced Threat Protection'
          name: ForcePassiveMode
          type: dword
          data: 1
          reason: an old guide
  `,
  check: (group) => {
    const setting = assigned(group, 'legacyForcePassiveMode');
    return [
      ...(setting === undefined || setting.value === 'remove'
        ? []
        : [
            {
              at: setting.origin.at,
              setting: setting.setting,
              message: `${WITHDRAWN_NAME} is a withdrawn name; Defender reads ${FORCING_NAME}.`,
              ...mendingSetting(group, setting),
            },
          ]),
      ...rawRegistry(group)
        .filter((entry) => entry.type !== 'delete' && valueName(entry).toLowerCase() === WITHDRAWN_NAME.toLowerCase())
        .map((entry) => ({
          at: entry.fields['name'] ?? entry.at,
          message: `The raw value ${valueName(entry)} has a withdrawn name; Defender reads ${FORCING_NAME}.`,
          ...mendingRaw(group, entry, 'name', FORCING_NAME),
        })),
      ...rawValues(group)
        .filter((entry) => isDefenderKey(entry.key) && valueName(entry).toLowerCase() === 'passivemode')
        .map((entry) => ({
          at: entry.fields['name'] ?? entry.at,
          message: `The raw value ${valueName(entry)} is on no page of Microsoft; Defender reads ${FORCING_NAME}.`,
        })),
    ];
  },
});

/** The withdrawn setting is never written: it goes where the right one is set or has no place, else it takes its name. */
function mendingSetting(group: ResolvedGroup, legacy: Assignment): WithFixes {
  const forcing = assigned(group, 'forceDefenderPassiveMode');
  if (servers(group).length === 0 || forcing?.value === legacy.value) return removingSetting(legacy);
  const saysTheSame = legacy.value === isToBePassive(group);
  return forcing === undefined && saysTheSame ? renamingSetting(legacy, 'forceDefenderPassiveMode') : {};
}
