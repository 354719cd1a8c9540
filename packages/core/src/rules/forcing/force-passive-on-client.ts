import { assigned, clients, osNames, osWith, servers } from '../../rule/ask.ts';
import { removingSetting } from '../../rule/fixes.ts';
import { defineRule } from '../../rule/rule.ts';

/** The forcing value on clients. */
export const forcePassiveOnClient = defineRule({
  id: 'force-passive-on-client',
  chapter: 'forcing',
  severity: 'warning',
  what: 'The forcing value reaches clients.',
  why: 'It is documented for Windows Server only; what it does on a client nobody says. A client goes passive by itself.',
  fix: 'Remove `forceDefenderPassiveMode` from groups of clients.',
  autofix: { does: 'Removes the setting from a group of clients alone.' },
  waive: 'When it was tried on these clients and is wanted, for example to leave passive mode with 0.',
  settles:
    'The guide sets a forcing value on clients, Microsoft documents it for servers. On clients nothing is emitted unless somebody writes it, and then this warns.',
  basis: 'inferred',
  sources: ['compat-2026', 'switch-ts', 'seed-guide'],
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
    settings: { forceDefenderPassiveMode: true }
  `,
  check: (group) => {
    const assignment = assigned(group, 'forceDefenderPassiveMode');
    const affected = clients(group);
    const first = affected[0];
    if (assignment === undefined || assignment.value === 'remove' || first === undefined) return [];
    const { setting, origin } = assignment;
    if (origin.kind === 'written') {
      const message = `forceDefenderPassiveMode is documented for servers only, and this group has ${osNames(affected)}.`;
      const fix = servers(group).length === 0 ? removingSetting(assignment) : {};
      return [{ at: origin.at, setting, message, ...fix }];
    }
    const message = `The servers of this group need forceDefenderPassiveMode, and ${osWith(affected, 'gets', 'get')} it with them.`;
    return [{ at: first.at, setting, message, hint: 'Split clients and servers into groups of their own.' }];
  },
});
