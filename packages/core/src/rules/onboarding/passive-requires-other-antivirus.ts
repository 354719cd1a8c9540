import { oneLower } from '../../diagnostic/diagnostic.ts';
import { clients, installed, isToBePassive, otherAntivirus, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode without anything else that protects. */
export const passiveRequiresOtherAntivirus = defineRule({
  id: 'passive-requires-other-antivirus',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the group does not say which `antivirus` it has',
  what: 'Passive mode is wanted where no other antivirus protects the devices.',
  why: 'Passive Defender Antivirus blocks nothing. Clients return to active by themselves, and forced servers are left without real-time protection.',
  fix: 'Install a primary antivirus and name it under `antivirus`, or choose `mode: active`.',
  autofix: { none: 'choice' },
  waive: 'While the other product is being rolled out and the group is not deployed yet.',
  basis: 'documented',
  sources: ['compat-2026', 'seed-guide'],
  good: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: none
  `,
  check: (group) => {
    if (!isToBePassive(group) || otherAntivirus(group) !== undefined) return [];
    const outcomes = [
      ...(clients(group).length > 0 ? ['clients return to active'] : []),
      ...(servers(group).length > 0 ? ['forced servers have no real-time protection'] : []),
      ...(installed(group).length > 0 ? ['what the Defender deployment tool installs passive blocks nothing'] : []),
    ].join(' and ');
    if (group.antivirus === 'none')
      return [{ at: placeOf(group, 'antivirus'), message: `The group has no other antivirus: ${outcomes}.` }];
    if (typeof group.antivirus === 'object')
      return [
        {
          at: placeOf(group, 'antivirus.product'),
          message: `"${group.antivirus.product}" is Defender itself and no other antivirus: ${outcomes}.`,
          hint: 'Name the product that protects these devices, or choose `mode: active`.',
        },
      ];
    const message = `The group does not say which other antivirus it has (\`antivirus\`); without one ${outcomes}.`;
    return [{ at: placeOf(group, 'mode'), severity: oneLower('error'), message }];
  },
});
