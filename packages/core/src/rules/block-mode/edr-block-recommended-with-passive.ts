import { supportOf } from '../../facts/support.ts';
import { placeOf, valueFor } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode without the block mode that goes with it. */
export const edrBlockRecommendedWithPassive = defineRule({
  id: 'edr-block-recommended-with-passive',
  chapter: 'block-mode',
  severity: 'info',
  what: 'Defender Antivirus is to be passive without EDR in block mode, although the licence covers it.',
  why: 'In passive mode nothing of Defender remediates. Block mode acts on what the sensor finds after a breach, and is made for this case.',
  fix: 'Consider `mode: passive+edr-block`, which needs `allowCloudProtection: true`.',
  autofix: { none: 'choice' },
  waive: 'When the other product has an EDR of its own that acts, and two would get in each other’s way.',
  basis: 'documented',
  sources: ['seed-edr', 'passive-2025', 'side-by-side'],
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
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    deliver: [intune]
  `,
  check: (group) => {
    if (group.mode !== 'passive' || group.licence === undefined) return [];
    if (!['p2', 'e5', 'servers-p2'].includes(group.licence)) return [];
    const isListed = group.os.some(({ id }) => supportOf(id, group.agent, group.baseline).blockMode === 'yes');
    if (!isListed) return [];
    return [
      {
        at: placeOf(group, 'mode'),
        message: `Licence ${group.licence} covers EDR in block mode, which remediates in passive mode.`,
        hint:
          valueFor(group, 'allowCloudProtection') === true
            ? 'Consider `mode: passive+edr-block`.'
            : 'Consider `mode: passive+edr-block`, which needs `allowCloudProtection: true` under `settings`.',
      },
    ];
  },
});
