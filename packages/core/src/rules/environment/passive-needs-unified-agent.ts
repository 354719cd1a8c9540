import { osNames, placeOf, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on Windows Server 2016 or 2012 R2 without the modern unified agent. */
export const passiveNeedsUnifiedAgent = defineRule({
  id: 'passive-needs-unified-agent',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  baselines: ['2022-03', '2022-09', 'current'],
  what: 'Passive mode is wanted on Windows Server 2016 or 2012 R2 without the modern unified agent.',
  why: 'With the older monitoring agent these servers know active and disabled only. An agent that nobody declared counts as the older one: what has to be written depends on it, so nothing can be built on a guess.',
  fix: 'Install the modern unified solution in place of the monitoring agent, then declare `agent: unified`.',
  autofix: { none: 'devices' },
  waive: 'Only while servers are being moved to the unified agent and the rest of the group has it.',
  basis: 'documented',
  sources: ['compat-2026', 'cfg-servers-2024'],
  good: `
    os: windows-server-2016
    agent: unified
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [registry]
  `,
  bad: `
    os: windows-server-2016
    agent: mma
    mode: passive
  `,
  check: (group) => {
    const refused = refusedBy(group, 'passive-needs-unified-agent');
    if (refused.length === 0) return [];
    if (group.agent !== undefined) {
      const message = `Passive mode on ${osNames(refused)} needs the unified agent; this group has agent ${group.agent}.`;
      return [{ at: placeOf(group, 'agent'), message }];
    }
    return refused.map((os) => ({
      at: os.at,
      message: `Passive mode on ${osNames([os])} needs the unified agent; the group does not say which \`agent\` it has.`,
      hint: 'Declare `agent: unified` if the modern unified solution is installed; install it otherwise.',
    }));
  },
});
