import { oneLower } from '../../diagnostic/diagnostic.ts';
import { isToBePassive, isToBlock, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode without the sensor that it stands on. With passive mode, the rule on its onboarding says it. */
export const edrBlockRequiresOnboarding = defineRule({
  id: 'edr-block-requires-onboarding',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the group does not say its `onboarding`',
  what: 'EDR in block mode is wanted on active devices that are not onboarded to Defender for Endpoint.',
  why: 'Block mode acts on what the sensor of Defender for Endpoint finds. Without onboarding there is no sensor and nothing to act on.',
  fix: 'Onboard the devices to Defender for Endpoint and write `onboarding: { state: onboarded }`, or drop `+edr-block`.',
  autofix: { none: 'devices' },
  waive:
    'While onboarding is under way and the files are only prepared; `state: planned` says the same without a waiver.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026'],
  good: `
    baseline: 2022-09
    os: windows-11
    mode: active+edr-block
    onboarding: { state: onboarded }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    baseline: 2022-09
    os: windows-11
    mode: active+edr-block
    onboarding: { state: none }
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [intune]
    settings: { allowCloudProtection: true }
  `,
  check: (group) => {
    if (!isToBlock(group) || isToBePassive(group)) return [];
    switch (group.onboarding?.state) {
      case 'onboarded':
        return [];
      case 'none':
        return [
          {
            at: placeOf(group, 'onboarding.state'),
            message: 'The devices are not onboarded, and EDR in block mode acts on what the sensor finds.',
          },
        ];
      case 'planned':
        return [
          {
            at: placeOf(group, 'onboarding.state'),
            severity: 'info',
            message: 'Until onboarding is done, EDR in block mode does nothing.',
            hint: 'Onboard the devices before you expect block mode.',
          },
        ];
      case undefined:
        return [
          {
            at: placeOf(group, 'mode'),
            severity: oneLower('error'),
            message:
              'EDR in block mode acts on what the sensor finds; the group does not say whether it is onboarded (`onboarding`).',
          },
        ];
    }
  },
});
