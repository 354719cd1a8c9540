import { assigned, isToBePassive } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** The turn-off policy set to Disabled. */
export const turnOffPolicySetToZero = defineRule({
  id: 'turn-off-policy-set-to-zero',
  chapter: 'turn-off',
  severity: 'error',
  what: 'The turn-off policy is set to Disabled instead of being left alone.',
  why: 'Disabled makes Defender Antivirus run whatever other antivirus there is, which works against passive mode. In active mode it is unnecessary.',
  fix: 'Remove `disableAntiSpyware`, or write `disableAntiSpyware: remove` to clear an earlier value.',
  autofix: { does: 'Removes the setting from a passive group.' },
  waive: 'In active groups, when an earlier image turned Defender off and 0 is the documented step of a migration.',
  settles:
    'The migration page sets the policy to Disabled, other pages leave it unconfigured. Unconfigured is advised; with active mode this only informs.',
  basis: 'documented',
  sources: ['acsp', 'switch-2-2026', 'gp-2026'],
  good: `
    os: windows-10
    mode: active
    deliver: [gpo]
    settings: { disableAntiSpyware: remove }
  `,
  bad: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
    deliver: [gpo]
    settings: { disableAntiSpyware: false }
  `,
  check: (group) => {
    const assignment = assigned(group, 'disableAntiSpyware');
    if (assignment?.value !== false) return [];
    const found = { at: assignment.origin.at, setting: assignment.setting };
    if (isToBePassive(group)) {
      return [
        {
          ...found,
          message: `disableAntiSpyware: false makes Defender Antivirus run beside any other product, and the group is to be ${group.mode}.`,
          ...removingSetting(assignment),
        },
      ];
    }
    return [
      {
        ...found,
        severity: 'info',
        message: 'disableAntiSpyware: false is not needed for active mode; leaving it unconfigured is advised.',
      },
    ];
  },
});
