import { clients, osWith, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { isForcingSet, isTurnOffHarmless, removingTurnOff, turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy beside the forcing value, which wins. */
export const turnOffPolicyOverridden = defineRule({
  id: 'turn-off-policy-overridden',
  chapter: 'turn-off',
  severity: 'info',
  what: 'The turn-off policy stands beside the forcing value, which wins.',
  why: 'On onboarded servers from platform 4.18.2208.0 on the policy is ignored where `ForceDefenderPassiveMode` is set. It only misleads whoever reads it.',
  fix: 'Remove `disableAntiSpyware`.',
  autofix: { does: 'Removes the setting from a group of servers alone that follows the documentation.' },
  waive: 'When the policy has to stay for servers with older platforms.',
  basis: 'documented',
  sources: ['releases'],
  good: `
    os: windows-server-2022
    mode: active
    currentMode: passive
    onboarding: { state: onboarded }
    platform: 4.18.24090.11
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    currentMode: passive
    onboarding: { state: onboarded }
    platform: 4.18.24090.11
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    const affected = servers(group);
    if (assignment === undefined || affected.length === 0 || group.onboarding?.state !== 'onboarded') return [];
    if (!isForcingSet(group) || isTurnOffHarmless(group) !== true) return [];
    const message = `${osWith(affected, 'ignores', 'ignore')} disableAntiSpyware, because forceDefenderPassiveMode is set.`;
    // A client of the group does take notice, and rules of its own speak of that.
    const fix = clients(group).length === 0 ? removingTurnOff(group, assignment) : {};
    return [{ at: assignment.origin.at, setting: assignment.setting, message, ...fix }];
  },
});
