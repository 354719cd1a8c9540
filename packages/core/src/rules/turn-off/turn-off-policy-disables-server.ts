import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS } from '../../facts/versions.ts';
import { osNames, servers } from '../ask.ts';
import { defineRule } from '../rule.ts';
import { isTurnOffHarmless, turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy on servers that it turns off. */
export const turnOffPolicyDisablesServer = defineRule({
  id: 'turn-off-policy-disables-server',
  chapter: 'turn-off',
  severity: 'error',
  silences: { rules: ['turn-off-policy-becomes-passive'], where: 'same-place' },
  what: 'The turn-off policy turns Defender Antivirus off on servers.',
  why: 'On servers that are not onboarded, or whose platform is older than 4.18.2208.0, the policy does what its name says. No mode of this tool wants that.',
  fix: 'Remove `disableAntiSpyware`.',
  waive: 'When Defender Antivirus is meant to be off on these servers because another product protects them.',
  settles:
    'For onboarded servers between 4.18.2108.4 and 4.18.2208.0 one page says ignored, the release notes say that it still turned off. The worse case counts.',
  basis: 'documented',
  sources: ['compat-2021-08', 'das-now', 'releases'],
  good: `
    os: windows-server-2019
    mode: active
    onboarding: { state: none }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2019
    mode: active
    onboarding: { state: none }
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    const affected = servers(group);
    const state = group.onboarding?.state;
    if (assignment === undefined || affected.length === 0) return [];
    const found = { at: assignment.origin.at, setting: assignment.setting };
    const names = osNames(affected);
    const isHarmless = isTurnOffHarmless(group);
    if (state === 'none')
      return [
        {
          ...found,
          message: `disableAntiSpyware: true turns Defender Antivirus off on ${names} while it is not onboarded.`,
        },
      ];
    if (isHarmless === false)
      return [
        {
          ...found,
          message: `disableAntiSpyware: true can turn Defender Antivirus off on ${names} with platform ${group.platform}.`,
        },
      ];
    if (isHarmless === true && state !== undefined) return [];
    const missing = [
      ...(isHarmless === 'unknown' ? ['`platform`'] : []),
      ...(state === undefined ? ['`onboarding`'] : []),
    ].join(' and ');
    const message = `disableAntiSpyware: true turns Defender Antivirus off on ${names} unless it is onboarded and has platform ${FLOORS.turnOffMeansPassive} or later; the group does not say its ${missing}.`;
    return [{ ...found, severity: oneLower('error'), message }];
  },
});
