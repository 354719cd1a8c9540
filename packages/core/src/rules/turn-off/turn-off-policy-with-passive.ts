import { clients, isToBePassive, servers } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';
import { turnOffEnabled } from './ask-turn-off.ts';

/** The guide's way to passive mode. */
export const turnOffPolicyWithPassive = defineRule({
  id: 'turn-off-policy-with-passive',
  chapter: 'turn-off',
  severity: 'error',
  guard: true,
  silences: {
    rules: [
      'turn-off-policy-ignored-on-client',
      'turn-off-policy-blocks-sensor',
      'turn-off-policy-disables-server',
      'turn-off-policy-becomes-passive',
      'turn-off-policy-overridden',
      'turn-off-policy-before-onboarding',
    ],
    technique: 'guide',
  },
  what: 'The policy "Turn off Microsoft Defender Antivirus" is enabled to reach passive mode.',
  why: 'It is no supported way there. Depending on operating system, onboarding and platform it is ignored, turns Defender off, or makes it passive as a side effect.',
  fix: 'Remove `disableAntiSpyware`: clients need nothing, servers get `forceDefenderPassiveMode` from the mode.',
  autofix: { does: 'Removes the setting from a group that follows the documentation.' },
  waive: 'When the guide has to be reproduced; `technique: guide` says the same and turns this into a warning.',
  settles:
    'The guide enables the policy, Microsoft advises to leave it unconfigured. An error, and a warning for whoever chose the guide by name.',
  basis: 'documented',
  sources: ['acsp', 'compat-2026', 'seed-guide'],
  good: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableAntiSpyware: true }
  `,
  check: (group) => {
    const assignment = turnOffEnabled(group);
    if (assignment === undefined || !isToBePassive(group)) return [];
    const instead = [
      ...(clients(group).length > 0 ? ['clients need nothing'] : []),
      ...(servers(group).length > 0 ? ['servers need forceDefenderPassiveMode'] : []),
    ].join(', ');
    const { at } = assignment.origin;
    const message = `disableAntiSpyware: true is no supported way to ${group.mode}; ${instead}.`;
    if (group.technique === 'guide') {
      return [
        {
          at,
          setting: assignment.setting,
          severity: 'warning',
          message,
          hint: 'Use `technique: documented`, or try the effect on a few devices first.',
        },
      ];
    }
    return [{ at, setting: assignment.setting, message, ...removingSetting(assignment) }];
  },
});
