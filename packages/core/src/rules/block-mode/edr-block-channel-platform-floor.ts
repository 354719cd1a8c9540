import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { onAmong, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode by policy on a platform that does not know the policy. */
export const edrBlockChannelPlatformFloor = defineRule({
  id: 'edr-block-channel-platform-floor',
  chapter: 'block-mode',
  severity: 'error',
  milder: 'while the group does not say its `platform`',
  baselines: ['2022-03', '2022-09', 'current'],
  what: 'A file is to switch EDR in block mode on where the platform does not read it.',
  why: 'Group Policy, CSP and registry work from platform 4.18.2202.0 on. Before that only the portal does.',
  fix: 'Update the platform to 4.18.2202.0 or later, or add `portal` to `deliver`.',
  autofix: { none: 'choice' },
  waive: 'When the old devices are being updated and are few.',
  basis: 'documented',
  sources: ['edr-2026', 'releases', 'admx-2024'],
  good: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.2111.5
    engine: 1.1.18800.4
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    const byFile = group.deliver.some((delivery) => delivery !== 'portal');
    if (!byFile || onAmong(group, ['passiveRemediation']).length === 0) return [];
    const floor = FLOORS.blockModeByPolicy;
    switch (isBelow(group.platform, floor)) {
      case false:
        return [];
      case true:
        return [
          {
            at: placeOf(group, 'platform'),
            setting: 'passiveRemediation',
            message: `EDR in block mode by policy needs platform ${floor} or later; this group has ${group.platform}.`,
          },
        ];
      case 'unknown':
        return [
          {
            at: placeOf(group, 'mode'),
            setting: 'passiveRemediation',
            severity: oneLower('error'),
            message: `EDR in block mode by policy needs platform ${floor} or later; the group does not say its \`platform\`.`,
            hint: 'Add the lowest `platform` of the group.',
          },
        ];
    }
  },
});
