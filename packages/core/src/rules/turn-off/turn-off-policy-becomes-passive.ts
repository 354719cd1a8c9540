import { oneLower } from '../../diagnostic/diagnostic.ts';
import { osNames, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { isForcingSet, isTurnOffHarmless, removingTurnOff, turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy as an accidental way to passive mode. */
export const turnOffPolicyBecomesPassive = defineRule({
  id: 'turn-off-policy-becomes-passive',
  chapter: 'turn-off',
  severity: 'warning',
  milder: 'while the group does not say its `platform`',
  what: 'The turn-off policy makes onboarded servers passive as a side effect.',
  why: 'From platform 4.18.2208.0 on it means passive where `ForceDefenderPassiveMode` is absent. That is easily taken for off, and it hangs on the platform version.',
  fix: 'Remove `disableAntiSpyware`, and choose a passive mode if that is what you want.',
  autofix: { does: 'Removes the setting where its effect is sure and the group follows the documentation.' },
  waive: 'When the policy comes from elsewhere and its effect is wanted.',
  basis: 'documented',
  sources: ['releases', 'gp-2026'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded }
    platform: 4.18.24090.11
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded }
    platform: 4.18.24090.11
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    const affected = servers(group);
    const isHarmless = isTurnOffHarmless(group);
    if (assignment === undefined || affected.length === 0 || group.onboarding?.state !== 'onboarded') return [];
    if (isForcingSet(group) || isHarmless === false) return [];
    const found = { at: assignment.origin.at, setting: assignment.setting };
    const lead = `disableAntiSpyware: true makes ${osNames(affected)} passive as a side effect`;
    if (isHarmless === true)
      return [
        {
          ...found,
          message: `${lead}, and the mode of the group is ${group.mode}.`,
          ...removingTurnOff(group, assignment),
        },
      ];
    return [
      {
        ...found,
        severity: oneLower('warning'),
        message: `${lead} from platform 4.18.2208.0 on; the group does not say its \`platform\`.`,
      },
    ];
  },
});
