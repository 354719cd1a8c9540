import { oneLower } from '../../diagnostic/diagnostic.ts';
import { isReinstalled } from '../../mode/antivirus-removed.ts';
import { isToBlock, placeOf } from '../../rule/ask.ts';
import { removing } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { REINSTALL } from '../onboarding/defender-antivirus-removed.ts';
import { turnOffPolicyBeforeOnboarding } from '../turn-off/turn-off-policy-before-onboarding.ts';
import { turnOffPolicyDisablesServer } from '../turn-off/turn-off-policy-disables-server.ts';

/** EDR in block mode where Defender Antivirus does not run. */
export const edrBlockRequiresRunningAntivirus = defineRule({
  id: 'edr-block-requires-running-antivirus',
  chapter: 'block-mode',
  severity: 'error',
  milder:
    'while it is not sure that the policy turns Defender Antivirus off, because the group does not say its `platform` or `onboarding`, and while the devices are servers that get the feature back on their way',
  what: 'EDR in block mode is wanted where Defender Antivirus does not run.',
  why: 'Block mode acts through Defender Antivirus. It has to be installed and running, active or passive.',
  fix: 'Install Defender Antivirus and let it run, or drop `+edr-block`.',
  autofix: { does: 'Removes `disableAntiSpyware` where it turns Defender Antivirus off for sure.' },
  waive: 'While Defender Antivirus is being installed again.',
  basis: 'documented',
  sources: ['seed-edr'],
  good: `
    os: windows-server-2022
    mode: active+edr-block
    onboarding: { state: onboarded }
    defenderAntivirus: installed
    licence: servers-p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    os: windows-11
    mode: active+edr-block
    onboarding: { state: onboarded }
    defenderAntivirus: removed
    licence: p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  check: (group, context) => {
    if (!isToBlock(group)) return [];
    if (group.defenderAntivirus === 'removed') {
      return [
        {
          at: placeOf(group, 'defenderAntivirus'),
          message: 'Defender Antivirus is removed from these devices, and EDR in block mode acts through it.',
          ...(isReinstalled(group) ? { severity: oneLower('error'), hint: REINSTALL } : {}),
        },
      ];
    }
    const turnedOff = [turnOffPolicyDisablesServer, turnOffPolicyBeforeOnboarding].flatMap((rule) =>
      rule.check(group, context),
    );
    const isSure = turnedOff.some(({ severity = 'error' }) => severity === 'error');
    const [worst] = turnedOff;
    if (worst === undefined) return [];
    return [
      {
        at: worst.at,
        setting: 'disableAntiSpyware',
        severity: isSure ? 'error' : oneLower('error'),
        message: `disableAntiSpyware: true ${isSure ? 'turns' : 'may turn'} Defender Antivirus off, and EDR in block mode acts through it.`,
        hint: 'Remove `disableAntiSpyware`.',
        ...(isSure && group.technique !== 'guide' ? removing(worst.at) : {}),
      },
    ];
  },
});
