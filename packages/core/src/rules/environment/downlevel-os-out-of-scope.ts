import { osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** An operating system that these policies do not reach. */
export const downlevelOsOutOfScope = defineRule({
  id: 'downlevel-os-out-of-scope',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  what: 'The group holds an operating system that Defender Antivirus policy does not cover.',
  why: 'Windows 7, 8.1 and Windows Server 2008 R2 have no Defender Antivirus that takes these settings. Since May 2026 the Defender deployment tool installs a Defender solution on x64 of Windows 7 SP1 and Windows Server 2008 R2 SP1; which policy reaches it, the pages that were read do not say.',
  fix: 'Take this operating system out of the group.',
  autofix: { none: 'choice' },
  waive: 'Never: no file that this tool writes has an effect there.',
  basis: 'documented',
  sources: ['compat-2025', 'deployment-tool'],
  good: `
    os: windows-10
    mode: active
    deliver: [intune]
  `,
  bad: `
    os: [windows-10, windows-7]
    mode: active
    deliver: [gpo]
  `,
  check: (group) =>
    refusedBy(group, 'downlevel-os-out-of-scope').map((os) => ({
      at: os.at,
      message: `${osName(os)} is outside the scope of Defender Antivirus policy.`,
    })),
});
