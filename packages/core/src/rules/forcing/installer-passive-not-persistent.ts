import { assigned, osNames, placeOf, servers } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** The installer's switch without the value that makes it last. */
export const installerPassiveNotPersistent = defineRule({
  id: 'installer-passive-not-persistent',
  chapter: 'forcing',
  severity: 'warning',
  what: 'The unified agent was installed passive, and nothing keeps it so.',
  why: '`FORCEPASSIVEMODE=1` and `-Passive` start the antivirus passive once. To stay passive the server needs the registry value too.',
  fix: 'Choose a passive mode for the group, or write `currentMode: passive` so that an active group is switched back.',
  autofix: { none: 'choice' },
  waive: 'When the servers were installed passive only for the time of a migration that has ended.',
  basis: 'documented',
  sources: ['cfg-servers-2024'],
  good: `
    os: windows-server-2016
    agent: unified
    installedPassive: true
    mode: passive
    onboarding: { state: planned }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    os: windows-server-2016
    agent: unified
    installedPassive: true
    mode: active
    deliver: [gpo]
  `,
  check: (group) => {
    const affected = servers(group);
    if (group.installedPassive !== true || affected.length === 0) return [];
    if (typeof assigned(group, 'forceDefenderPassiveMode')?.value === 'boolean') return [];
    const message = `The agent on ${osNames(affected)} was installed passive, and without forceDefenderPassiveMode it does not stay so.`;
    return [{ at: placeOf(group, 'installedPassive'), message }];
  },
});
