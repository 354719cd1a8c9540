import { assigned, isToBlock, placeOf } from '../../rule/ask.ts';
import { addingSettings } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode without cloud protection. */
export const edrBlockRequiresCloudProtection = defineRule({
  id: 'edr-block-requires-cloud-protection',
  chapter: 'block-mode',
  severity: 'error',
  what: 'EDR in block mode is wanted without cloud protection.',
  why: 'Cloud protection is one of its requirements. Without it, block mode can be on in the portal and not work on the device.',
  fix: 'Set `allowCloudProtection: true`.',
  autofix: { does: 'Adds `allowCloudProtection: true` to a group that says nothing of it.' },
  waive: 'When cloud protection is set by another policy that reaches the same devices.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026'],
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
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: false }
  `,
  check: (group) => {
    const assignment = assigned(group, 'allowCloudProtection');
    if (!isToBlock(group) || assignment?.value === true) return [];
    const setting = 'allowCloudProtection';
    if (assignment === undefined) {
      const message = 'EDR in block mode needs cloud protection, and the group does not set allowCloudProtection.';
      const fix = addingSettings(group, [[setting, true]]);
      return [{ at: placeOf(group, 'mode'), setting, severity: 'warning', message, ...fix }];
    }
    const { at } = assignment.origin;
    if (assignment.value === false)
      return [{ at, setting, message: 'EDR in block mode needs cloud protection, and allowCloudProtection is false.' }];
    return [
      {
        at,
        setting,
        severity: 'warning',
        message: 'EDR in block mode needs cloud protection, and allowCloudProtection is only removed here.',
      },
    ];
  },
});
