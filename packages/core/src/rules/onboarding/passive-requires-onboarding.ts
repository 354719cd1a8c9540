import { oneLower } from '../../diagnostic/diagnostic.ts';
import { clients, isToBePassive, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on devices that are not onboarded to Defender for Endpoint. */
export const passiveRequiresOnboarding = defineRule({
  id: 'passive-requires-onboarding',
  chapter: 'onboarding',
  severity: 'error',
  milder: 'while the group does not say its `onboarding`',
  silences: { rules: ['server-not-onboarded-other-antivirus'], where: 'same-place' },
  what: 'Passive mode is wanted on devices that are not onboarded to Defender for Endpoint.',
  why: 'Passive mode belongs to Defender for Endpoint. Without onboarding a client beside another antivirus ends up disabled and a server stays active.',
  fix: 'Onboard the devices to Defender for Endpoint and write `onboarding: { state: onboarded }`.',
  autofix: { none: 'devices' },
  waive:
    'While onboarding is under way and the files are only prepared; `state: planned` says the same without a waiver.',
  basis: 'documented',
  sources: ['seed-edr', 'seed-guide', 'compat-2026'],
  good: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded, via: intune }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: none }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  check: (group) => {
    if (!isToBePassive(group) || group.onboarding?.state === 'onboarded') return [];
    const outcomes = [
      ...(clients(group).length > 0
        ? [group.antivirus === 'none' ? 'clients stay active' : 'clients end up disabled']
        : []),
      ...(servers(group).length > 0 ? ['servers stay active'] : []),
    ].join(' and ');
    if (outcomes === '') return [];
    const at = placeOf(group, group.onboarding === undefined ? 'mode' : 'onboarding.state');
    switch (group.onboarding?.state) {
      case 'none':
        return [{ at, message: `The devices are not onboarded: instead of ${group.mode}, ${outcomes}.` }];
      case 'planned':
        return [
          {
            at,
            severity: 'info',
            message: `Until onboarding is done, ${outcomes}.`,
            hint: 'Onboard the devices before you expect passive mode.',
          },
        ];
      case undefined:
        return [
          {
            at,
            severity: oneLower('error'),
            message: `The group does not say whether it is onboarded (\`onboarding\`); without it ${outcomes}.`,
          },
        ];
    }
  },
});
