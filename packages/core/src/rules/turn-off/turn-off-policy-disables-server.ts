import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { osNames, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { isTurnOffHarmless, removingTurnOff, turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy on servers that it turns off. */
export const turnOffPolicyDisablesServer = defineRule({
  id: 'turn-off-policy-disables-server',
  chapter: 'turn-off',
  severity: 'error',
  milder: 'while the group does not say its `platform` or `onboarding`, and for platforms of which sources disagree',
  silences: { rules: ['turn-off-policy-becomes-passive'], where: 'same-place' },
  what: 'The turn-off policy turns Defender Antivirus off on servers.',
  why: 'On servers that are not onboarded, or whose platform is older than 4.18.2208.0, the policy does what its name says. No mode of this tool wants that.',
  fix: 'Remove `disableAntiSpyware`.',
  autofix: {
    does: 'Removes the setting where it turns Defender Antivirus off for sure and the group follows the documentation.',
  },
  waive: 'When Defender Antivirus is meant to be off on these servers because another product protects them.',
  settles:
    'For onboarded servers from platform 4.18.2108.4 up to 4.18.2208.0 one page says that the policy is ignored, the release notes imply that it still turned off. So this only warns there.',
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
          message: `disableAntiSpyware: true turns Defender Antivirus off on ${names} without onboarding.`,
          ...removingTurnOff(group, assignment),
        },
      ];
    if (isHarmless === false) {
      const isDisputed = state === 'onboarded' && isBelow(group.platform, FLOORS.turnOffDisputed) === false;
      return [
        {
          ...found,
          severity: isDisputed ? oneLower('error') : 'error',
          message: `disableAntiSpyware: true ${isDisputed ? 'may turn' : 'turns'} Defender Antivirus off on ${names} with platform ${group.platform}.`,
          ...(isDisputed ? {} : removingTurnOff(group, assignment)),
        },
      ];
    }
    if (isHarmless === true && state !== undefined) return [];
    const missing = [
      ...(isHarmless === 'unknown' ? ['`platform`'] : []),
      ...(state === undefined ? ['`onboarding`'] : []),
    ].join(' and ');
    const message = `disableAntiSpyware: true turns Defender Antivirus off on ${names}, unless onboarded with platform ${FLOORS.turnOffMeansPassive} or later; the group does not say its ${missing}.`;
    return [{ ...found, severity: oneLower('error'), message }];
  },
});
