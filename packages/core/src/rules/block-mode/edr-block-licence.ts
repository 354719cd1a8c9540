import { oneLower } from '../../diagnostic/diagnostic.ts';
import { addLicence, isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode without a licence for it. */
export const edrBlockLicence = defineRule({
  id: 'edr-block-licence',
  chapter: 'block-mode',
  severity: 'error',
  milder: 'while the group does not say its `licence`, or only that it is `business`',
  what: 'EDR in block mode is wanted with a licence that does not cover it.',
  why: 'Current pages ask for Defender for Endpoint Plan 2. In 2021 the requirements named no licence; earlier they named Windows E5.',
  fix: 'License Defender for Endpoint Plan 2 or E5, or drop `+edr-block`.',
  autofix: { none: 'fact' },
  waive: 'When Microsoft has confirmed that the licence covers block mode.',
  settles:
    'The compatibility pages apply to both plans, the block mode page asks for Plan 2. An error under the current baseline, and only worth knowing under the older ones.',
  basis: 'documented',
  sources: ['edr-2026', 'edr-2021-05', 'without-mde'],
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
    licence: p1
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    if (!isToBlock(group)) return [];
    const isCurrent = group.baseline === 'current';
    switch (group.licence) {
      case 'p2':
      case 'e5':
      case 'servers-p1':
      case 'servers-p2':
        return [];
      case 'business':
        return [
          {
            at: placeOf(group, 'licence'),
            severity: isCurrent ? oneLower('error') : 'info',
            message: 'EDR in block mode is documented for Plan 2; whether licence business covers it is not said.',
            hint: 'Confirm with Microsoft that the licence covers EDR in block mode.',
          },
        ];
      case 'p1':
      case 'none':
        return [
          {
            at: placeOf(group, 'licence'),
            severity: isCurrent ? 'error' : 'info',
            message: `EDR in block mode needs Plan 2 or E5${isCurrent ? '' : ' by later pages'}; this group has ${group.licence}.`,
          },
        ];
      default:
        if (!isCurrent) return [];
        return [
          {
            at: placeOf(group, 'mode'),
            severity: oneLower('error'),
            message: 'EDR in block mode needs Plan 2 or E5; the group does not say its `licence`.',
            hint: addLicence(group),
          },
        ];
    }
  },
});
