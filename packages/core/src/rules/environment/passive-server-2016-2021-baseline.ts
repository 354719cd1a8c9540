import { osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on Windows Server 2016 or 2012 R2, held to the documentation of July 2021. */
export const passiveServer2016Baseline2021 = defineRule({
  id: 'passive-server-2016-2021-baseline',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  baselines: ['2021-07'],
  what: 'Passive mode is wanted on Windows Server 2016 or 2012 R2 under the documentation of July 2021.',
  why: 'At that time Windows Server 2016 had no passive mode and 2012 R2 no Defender Antivirus. The unified agent that brings it came in April 2022.',
  fix: 'Disable or uninstall Defender Antivirus there, or move the baseline to 2022-03 or later and declare `agent: unified`.',
  autofix: { none: 'choice' },
  waive: 'Never: the baseline is what decides, so change the baseline.',
  settles:
    'The page of July 2021 rules passive mode out on Windows Server 2016; newer pages allow it with the unified agent. The baseline chooses.',
  basis: 'documented',
  sources: ['seed-edr', 'compat-2021-08', 'cfg-servers-2024'],
  good: `
    baseline: 2022-03
    os: windows-server-2016
    agent: unified
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, exclusionsForDefender: true }
    deliver: [gpo]
  `,
  bad: `
    baseline: 2021-07
    os: windows-server-2016
    agent: unified
    mode: passive
  `,
  check: (group) =>
    refusedBy(group, 'passive-server-2016-2021-baseline').map((os) => ({
      at: os.at,
      message: `${osName(os)} had no passive mode in July 2021, the baseline of this group.`,
    })),
});
