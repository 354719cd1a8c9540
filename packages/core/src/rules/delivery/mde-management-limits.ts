import { OS_INFO } from '../../facts/os.ts';
import { assignedTo } from '../../model/assigned-to.ts';
import { chosenDeliveries, placeOf } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Devices that Defender for Endpoint does not manage, or not without more. */
export const mdeManagementLimits = defineRule({
  id: 'mde-management-limits',
  chapter: 'delivery',
  severity: 'warning',
  what: 'Policy is to reach devices through Defender for Endpoint that it does not manage, or not without more.',
  why: 'Security settings management leaves out non-persistent virtual desktops, Azure Virtual Desktop, Server Core of Windows Server 2016, and 32-bit Windows, and takes no account of users. Configuration Manager has a switch that stands in the way.',
  fix: 'Deliver to these devices by `gpo`, or see to what is missing.',
  autofix: { none: 'fact' },
  waive: 'When the devices are persistent, or the switch is off.',
  basis: 'documented',
  sources: ['mde-security-settings'],
  good: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded, via: defender-for-cloud }
    licence: p2
    deliver: [intune]
    intune: { management: mde }
    settings: { puaProtection: block }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    onboarding: { state: onboarded, via: vdi }
    licence: p2
    deliver: [intune]
    intune: { management: mde }
    settings: { puaProtection: block }
  `,
  check: (group) => {
    if (group.intune?.management !== 'mde' || !chosenDeliveries(group).includes('intune')) return [];
    const { onboarding } = group;
    const found: Found[] = [];
    if (onboarding?.via === 'vdi') {
      found.push({
        at: placeOf(group, 'onboarding.via'),
        message:
          'Defender for Endpoint does not manage non-persistent virtual desktops, for which the script for them is.',
      });
    }
    if (onboarding?.via === 'configmgr' || group.deliver.includes('configmgr')) {
      found.push({
        at: placeOf(group, onboarding?.via === 'configmgr' ? 'onboarding.via' : 'deliver'),
        message:
          'Defender for Endpoint leaves devices alone while Configuration Manager manages their security settings.',
        hint: 'Turn off "Manage Security settings using Configuration Manager" in the settings of Intune, or deliver by `configmgr` alone.',
      });
    }
    if (assignedTo(group).all.includes('all-users')) {
      found.push({
        at: placeOf(group, 'intune.assign'),
        message:
          'Defender for Endpoint brings policy to devices alone: what is assigned to `all-users` does not reach them.',
        hint: 'Assign `all-devices` or groups of devices.',
      });
    }
    const core = group.os.find(({ id }) => id === 'windows-server-2016');
    if (core !== undefined) {
      found.push({
        at: core.at,
        severity: 'info',
        message: `Of ${OS_INFO[core.id].title} Defender for Endpoint does not manage Server Core.`,
        hint: 'Keep Server Core in a group that is delivered by `gpo`.',
      });
    }
    return found;
  },
});
