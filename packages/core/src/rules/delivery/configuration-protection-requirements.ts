import { oneLower } from '../../diagnostic/diagnostic.ts';
import { FLOORS, isBelow } from '../../facts/versions.ts';
import { chosenDeliveries, configurationProtection } from '../../rule/ask.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

/** Configuration protection where it does not work. */
export const configurationProtectionRequirements = defineRule({
  id: 'configuration-protection-requirements',
  chapter: 'delivery',
  severity: 'error',
  milder: 'while the group does not say its platform',
  what: 'A group is to have configuration protection without what it needs.',
  why: 'It takes platform 4.18.26060.3004 or later, onboarding, and Intune or Defender for Endpoint as the manager, without co-management. An older platform may take the turning off of tamper protection alone: then neither protects.',
  fix: 'Update the platform first, and try it on a few devices.',
  autofix: { none: 'devices' },
  waive: 'When the devices are updated before the policy reaches them.',
  settles:
    'The page names Windows 10, Windows 11 and Windows Server 2019, and no later server. That is not read as an exclusion.',
  basis: 'documented',
  sources: ['configuration-protection'],
  good: `
    os: windows-11
    mode: active
    tamperProtection: configuration-protection
    platform: 4.18.26080.3
    onboarding: { state: onboarded, via: intune }
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    tamperProtection: configuration-protection
    platform: 4.18.24090.11
    onboarding: { state: onboarded, via: intune }
    deliver: [intune]
  `,
  check: (group) => {
    const at = configurationProtection(group);
    if (at === undefined) return [];
    const found: Found[] = [];
    const floor = FLOORS.configurationProtection;
    const isOld = isBelow(group.platform, floor);
    if (isOld === true) {
      const message = `Configuration protection needs platform ${floor} or later; the group has ${group.platform}, and may end up without tamper protection as well.`;
      found.push({ at, message });
    }
    if (isOld === 'unknown') {
      found.push({
        at,
        severity: oneLower('error'),
        message: `Configuration protection needs platform ${floor} or later; the group does not say its \`platform\`.`,
        hint: 'Add the lowest `platform` of the group.',
      });
    }
    if (group.onboarding?.state === 'none') {
      const message = 'Configuration protection needs devices that are onboarded to Defender for Endpoint.';
      found.push({ at, message, hint: 'Onboard the devices first.' });
    }
    if (group.onboarding?.via === 'configmgr' || chosenDeliveries(group).includes('configmgr')) {
      found.push({
        at,
        severity: 'warning',
        message: 'Configuration protection does not support co-management with Configuration Manager.',
        hint: 'Keep `tamperProtection: on` for devices that Configuration Manager manages as well.',
      });
    }
    return found;
  },
});
