import { supportOf } from '../../facts/support.ts';
import { isToBePassive, isToBlock, osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** EDR in block mode on Windows Server 2016 in July 2021. */
export const edrBlockServer2016ActiveOnly = defineRule({
  id: 'edr-block-server-2016-active-only',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  baselines: ['2021-07'],
  silences: { rules: ['edr-block-while-active'] },
  what: 'EDR in block mode is wanted on Windows Server 2016 under the documentation of July 2021.',
  why: 'It was called technically supported there while Defender Antivirus is active, where it is of little use, and not beside another antivirus, which is what it is meant for.',
  fix: 'Move the baseline to 2022-03 or later and declare `agent: unified`, or drop `+edr-block`.',
  autofix: { none: 'choice' },
  waive: 'For active mode, when block mode is switched on for the whole tenant anyway.',
  settles:
    'Windows Server 2016 was in the list in 2020, out of it in January 2021, back for active mode in May and July 2021, and fully in with the unified agent. The baseline chooses.',
  basis: 'documented',
  sources: ['seed-edr', 'edr-2021-05', 'faq-2023'],
  good: `
    baseline: 2022-09
    os: windows-server-2016
    agent: unified
    mode: passive+edr-block
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    licence: servers-p2
    platform: 4.18.2209.7
    engine: 1.1.19700.3
    deliver: [gpo]
    settings: { allowCloudProtection: true }
  `,
  bad: `
    baseline: 2021-07
    os: windows-server-2016
    agent: mma
    mode: passive+edr-block
  `,
  check: (group) => {
    const refused = refusedBy(group, 'edr-block-server-2016-active-only').map((os) => ({
      at: os.at,
      message: `In July 2021 ${osName(os)} had EDR in block mode only while Defender Antivirus is active.`,
    }));
    const tolerated = group.os
      .filter(
        ({ id }) =>
          isToBlock(group) &&
          !isToBePassive(group) &&
          supportOf(id, group.agent, group.baseline).blockMode === 'active-only',
      )
      .map((os) => ({
        at: os.at,
        severity: 'warning' as const,
        message: `In July 2021 EDR in block mode was possible on ${osName(os)} beside an active Defender Antivirus, and not meant for it.`,
      }));
    return [...refused, ...tolerated];
  },
});
