import { clients, isToBePassive, osNames, placeOf } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Clients go passive by themselves. */
export const clientPassiveIsAutomatic = defineRule({
  id: 'client-passive-is-automatic',
  chapter: 'onboarding',
  severity: 'info',
  set: 'strict',
  what: 'Clients become passive by themselves.',
  why: 'An onboarded client beside a registered antivirus needs no value and no policy for passive mode. Files for such a group hold other settings only.',
  fix: 'Leave the mode to Windows, and check it with `Get-MpComputerStatus` after onboarding.',
  autofix: { none: 'note' },
  waive: 'When everybody concerned knows.',
  basis: 'documented',
  sources: ['compat-2026', 'seed-guide'],
  good: `
    os: windows-11
    mode: active
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  check: (group) => {
    const affected = clients(group);
    if (affected.length === 0 || !isToBePassive(group)) return [];
    return [{ at: placeOf(group, 'mode'), message: `Nothing has to be set to make ${osNames(affected)} passive.` }];
  },
});
