import { osNames, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';
import { removingTurnOff, turnOffEnabled } from './ask-turn-off.ts';

/** The turn-off policy on servers that are about to be onboarded. */
export const turnOffPolicyBeforeOnboarding = defineRule({
  id: 'turn-off-policy-before-onboarding',
  chapter: 'turn-off',
  severity: 'error',
  silences: { rules: ['turn-off-policy-disables-server'], where: 'same-place' },
  what: 'The turn-off policy is in place before servers are onboarded.',
  why: 'Defender Antivirus is off then and stays off after onboarding, until `ForceDefenderPassiveMode` is set to 1 or 0.',
  fix: 'Remove `disableAntiSpyware` before onboarding.',
  autofix: { does: 'Removes the setting from a group that follows the documentation.' },
  waive: 'When the servers get `forceDefenderPassiveMode` right after onboarding and this is planned.',
  basis: 'documented',
  sources: ['compat-2026', 'server-2026'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: planned }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: planned }
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    const affected = servers(group);
    if (assignment === undefined || affected.length === 0 || group.onboarding?.state !== 'planned') return [];
    const message = `With disableAntiSpyware in place before onboarding, Defender Antivirus stays off on ${osNames(affected)} afterwards.`;
    return [{ at: assignment.origin.at, setting: assignment.setting, message, ...removingTurnOff(group, assignment) }];
  },
});
