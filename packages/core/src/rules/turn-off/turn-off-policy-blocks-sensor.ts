import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { assigned, clients, osNames } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { removingTurnOff } from './ask-turn-off.ts';

/** The turn-off policy on clients so old that it keeps the sensor from starting. */
export const turnOffPolicyBlocksSensor = defineRule({
  id: 'turn-off-policy-blocks-sensor',
  chapter: 'turn-off',
  severity: 'error',
  milder: 'while the group does not say its `platform`',
  silences: { rules: ['turn-off-policy-ignored-on-client'], where: 'same-place' },
  what: 'The turn-off policy is set on clients whose sensor it can keep from starting.',
  why: 'Before platform 4.18.2007.8 the policy can stop the sensor of Defender for Endpoint on clients (errors 577 and 1058). The devices then look onboarded and report nothing.',
  fix: 'Remove `disableAntiSpyware`, or update the platform to 4.18.2007.8 or later first.',
  autofix: {
    does: 'Removes the setting where the platform is known to be too old and the group follows the documentation.',
  },
  waive: 'Never for devices that are to be onboarded.',
  basis: 'documented',
  sources: ['ts-onb'],
  good: `
    os: windows-10
    mode: active
    platform: 4.18.2001.10
    onboarding: { state: planned }
    deliver: [gpo]
  `,
  bad: `
    os: windows-10
    mode: active
    platform: 4.18.2001.10
    onboarding: { state: planned }
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = assigned(group, 'disableAntiSpyware');
    const affected = clients(group);
    if (typeof assignment?.value !== 'boolean' || affected.length === 0) return [];
    if (group.onboarding === undefined || group.onboarding.state === 'none') return [];
    const found = { at: assignment.origin.at, setting: assignment.setting };
    switch (isBelow(group.platform, FLOORS.turnOffIgnored)) {
      case false:
        return [];
      case true:
        return [
          {
            ...found,
            message: `On platform ${group.platform} disableAntiSpyware can keep the sensor on ${osNames(affected)} from starting.`,
            ...removingTurnOff(group, assignment),
          },
        ];
      case 'unknown':
        return [
          {
            ...found,
            severity: oneLower('error'),
            message: `Below platform ${FLOORS.turnOffIgnored} disableAntiSpyware can keep the sensor on ${osNames(affected)} from starting; the group does not say its \`platform\`.`,
          },
        ];
    }
  },
});
