import { oneLower } from '../../diagnostic/diagnostic.ts';
import { agentDecides } from '../../facts/support.ts';
import { baselineWords, isToBePassive, isToBlock, osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode on an operating system that has none. */
export const edrBlockUnsupportedOs = defineRule({
  id: 'edr-block-unsupported-os',
  chapter: 'environment',
  severity: 'error',
  milder: 'while the group does not say its `agent`',
  guard: true,
  what: 'EDR in block mode is wanted on an operating system or agent that does not have it.',
  why: 'Windows Server 2016 and 2012 R2 have block mode with the unified agent only, older systems not at all. The switch would be set and nothing would block.',
  fix: 'Drop `+edr-block` here, or install the unified agent where it exists.',
  autofix: { none: 'choice' },
  waive: 'Only while servers are being moved to the unified agent.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2026', 'faq-2025'],
  good: `
    os: windows-server-2016
    agent: unified
    mode: active+edr-block
    licence: servers-p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    os: windows-server-2016
    agent: mma
    mode: active+edr-block
    deliver: [gpo]
  `,
  check: (group) => {
    const refused = refusedBy(group, 'edr-block-unsupported-os').map((os) => ({
      at: os.at,
      message: `${osName(os)}${agentDecides(os.id) ? ` with agent ${group.agent ?? '(not declared)'}` : ''} has no EDR in block mode in ${baselineWords(group)}.`,
    }));
    // The table lets an undeclared agent pass outside passive mode, because it may be the unified one.
    const mayLackIt =
      group.agent === undefined && group.baseline !== '2021-07' && isToBlock(group) && !isToBePassive(group);
    const uncertain = group.os
      .filter(({ id }) => mayLackIt && agentDecides(id))
      .map((os) => ({
        at: os.at,
        severity: oneLower('error'),
        message: `${osName(os)} has EDR in block mode with the unified agent only; the group does not say which \`agent\` it has.`,
        hint: 'Declare `agent: unified` if the modern unified solution is installed.',
      }));
    return [...refused, ...uncertain];
  },
});
