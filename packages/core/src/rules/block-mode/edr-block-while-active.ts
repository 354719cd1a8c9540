import type { Location } from '../../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../../model/resolved.ts';
import { placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode beside an active Defender Antivirus. */
export const edrBlockWhileActive = defineRule({
  id: 'edr-block-while-active',
  chapter: 'block-mode',
  severity: 'warning',
  what: 'EDR in block mode is wanted while Defender Antivirus is active.',
  why: 'An active Defender Antivirus remediates by itself. Microsoft recommended keeping block mode on in 2021, saw little use in it by 2023, and since 2025 says to turn it off. Its security baselines of Windows 11 24H2 and 25H2 set `PassiveRemediation` all the same, for devices where Defender Antivirus is active.',
  fix: 'Choose `mode: active`, and switch block mode off in the portal if no group needs it.',
  autofix: { none: 'choice' },
  waive:
    'When block mode is on for the whole tenant because of other, passive groups, or when the group follows a baseline that sets it.',
  settles:
    'In 2021 block mode was to be kept on in active mode, since 2025 it is to be turned off. The baseline chooses between telling and warning.',
  basis: 'documented',
  sources: ['seed-edr', 'faq-2023', 'faq-2025'],
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
    mode: active+edr-block
    onboarding: { state: onboarded }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    const at = blockModePlace(group);
    if (at === undefined) return [];
    switch (group.baseline) {
      case '2021-07':
        return [
          {
            at,
            severity: 'info',
            message:
              'In July 2021 EDR in block mode was recommended beside an active Defender Antivirus too; since 2025 it is not.',
            hint: 'Keep it for now, and drop `+edr-block` when the baseline moves on.',
          },
        ];
      case '2022-03':
      case '2022-09':
        return [
          {
            at,
            severity: 'info',
            message:
              'EDR in block mode is of little use beside an active Defender Antivirus; since 2025 Microsoft advises against it.',
          },
        ];
      case 'current':
        return [
          {
            at,
            message: 'Microsoft advises against EDR in block mode while Defender Antivirus is active.',
            ...(group.mode === 'active'
              ? {
                  hint: 'Write `passiveRemediation: remove` under `settings`, or waive it where a baseline that sets it is wanted whole.',
                }
              : {}),
          },
        ];
    }
  },
});

/** Where block mode is asked for beside an active Defender Antivirus: by the mode, or by the setting that the mode stands for. */
function blockModePlace(group: ResolvedGroup): Location | undefined {
  if (group.mode === 'active+edr-block') return placeOf(group, 'mode');
  if (group.mode !== 'active') return undefined;
  const set = group.assignments.find(({ setting }) => setting === 'passiveRemediation');
  return Array.isArray(set?.value) && set.value.includes('edr-remediation') ? set.origin.at : undefined;
}
