import { oneLower } from '../../diagnostic/diagnostic.ts';
import { chosenDeliveries, onAmong, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Newest template read without the policy, and oldest one with it. */
const LACKS = '2022-10';
const HAS = '2023-06';

/** EDR in block mode by Group Policy with a template that lacks the policy. */
export const edrBlockTemplateTooOld = defineRule({
  id: 'edr-block-template-too-old',
  chapter: 'block-mode',
  severity: 'warning',
  milder: 'while nobody knows whether the template of that date has the policy',
  what: 'The central store’s template has no policy for EDR in block mode.',
  why: 'The policy is missing from the template of October 2022 and present in that of June 2023. With the older one the editor shows the value only as an extra registry setting that nobody can change there.',
  fix: 'Put a `WindowsDefender.admx` of June 2023 or later into the central store.',
  autofix: { none: 'devices' },
  waive: 'When an extra registry setting in the Group Policy is fine for you: the value itself arrives.',
  settles:
    'The template decides what the editor shows and changes. The value itself travels in `registry.pol` and takes effect without it, so this warns and refuses nothing.',
  basis: 'documented',
  sources: ['admx-2022', 'admx-2023'],
  good: `
    os: windows-11
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    centralStore: 2024-04
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
    deliver: [gpo]
    centralStore: 2021-11
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    const { centralStore } = group;
    if (centralStore === undefined || !chosenDeliveries(group).includes('gpo')) return [];
    if (centralStore >= HAS || onAmong(group, ['passiveRemediation']).length === 0) return [];
    const found = { at: placeOf(group, 'centralStore'), setting: 'passiveRemediation' };
    if (centralStore <= LACKS)
      return [{ ...found, message: `The template of ${centralStore} has no policy "Enable EDR in block mode".` }];
    const message = `The policy "Enable EDR in block mode" came between ${LACKS} and ${HAS}; whether the template of ${centralStore} has it is not known.`;
    return [{ ...found, severity: oneLower('warning'), message }];
  },
});
