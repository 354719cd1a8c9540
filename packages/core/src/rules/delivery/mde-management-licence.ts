import { chosenDeliveries, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Servers that Defender for Endpoint manages, with licences of servers alone. */
export const mdeManagementLicence = defineRule({
  id: 'mde-management-licence',
  chapter: 'delivery',
  severity: 'info',
  set: 'strict',
  what: 'Defender for Endpoint is to manage servers, and their licence is one of Defender for Servers.',
  why: 'A tenant that has Defender for Endpoint by Defender for Servers alone needs one active user licence of it, or security settings management does not work. A fleet file tells nothing of the tenant.',
  fix: 'Check that the tenant has a user licence of Defender for Endpoint.',
  autofix: { none: 'note' },
  waive: 'When the tenant has one.',
  basis: 'documented',
  sources: ['mde-security-settings', 'network-protection'],
  good: `
    os: windows-server-2022
    mode: active
    licence: p2
    deliver: [intune]
    intune: { management: mde }
    settings: { puaProtection: block }
  `,
  bad: `
    os: windows-server-2022
    mode: active
    licence: servers-p2
    deliver: [intune]
    intune: { management: mde }
    settings: { puaProtection: block }
  `,
  check: (group) => {
    const { licence, intune } = group;
    const isOfServers = licence === 'servers-p1' || licence === 'servers-p2';
    if (!isOfServers || intune?.management !== 'mde' || !chosenDeliveries(group).includes('intune')) return [];
    const message = `Beside ${licence} the tenant needs one user licence of Defender for Endpoint, if it has none.`;
    return [{ at: placeOf(group, 'licence'), message }];
  },
});
