import { supportOf } from '../../facts/support.ts';
import { isToBlock, osName } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode where passive mode is documented and block mode is in no list. */
export const edrBlockOsUnlisted = defineRule({
  id: 'edr-block-os-unlisted',
  chapter: 'environment',
  severity: 'warning',
  baselines: ['current'],
  what: 'EDR in block mode is wanted on an operating system that no list of it names.',
  why: 'Passive mode is documented there. For block mode the pages are silent, so neither support nor effect is certain.',
  fix: 'Confirm with Microsoft that block mode is supported there, or drop `+edr-block`.',
  autofix: { none: 'choice' },
  waive: 'When Microsoft has confirmed it for you.',
  basis: 'uncertain',
  sources: ['faq-2025', 'compat-2026'],
  good: `
    os: windows-server-2022
    mode: active+edr-block
    licence: servers-p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    os: azure-local-23h2
    mode: active+edr-block
    licence: servers-p2
    platform: 4.18.24090.11
    engine: 1.1.24090.11
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  check: (group) =>
    group.os
      .filter(({ id }) => isToBlock(group) && supportOf(id, group.agent, group.baseline).blockMode === 'unlisted')
      .map((os) => ({ at: os.at, message: `${osName(os)} is in no list of systems with EDR in block mode.` })),
});
