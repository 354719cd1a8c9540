import { baselineWords, installed, osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on an operating system that has none, whatever the agent. */
export const passiveUnsupportedOs = defineRule({
  id: 'passive-unsupported-os',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  what: 'Passive mode is wanted on an operating system that does not have it.',
  why: 'Defender Antivirus either is not there or knows active and disabled only. No value or policy changes that. What the Defender deployment tool installs on Windows 7 SP1 is active: its `-Passive` is for Windows Server.',
  fix: 'Choose `mode: active` for this operating system, or take it out of the group.',
  autofix: { none: 'choice' },
  waive: 'Never for a device that is meant to be protected.',
  settles:
    'For Windows 7 SP1 the page on previous versions of Windows (2026-05-27) lists passive mode, and the newer page of the Defender deployment tool (2026-09-22) calls `-Passive` not supported there: the newer one counts.',
  basis: 'documented',
  sources: ['seed-edr', 'seed-guide', 'compat-2026', 'deployment-tool', 'onboard-downlevel'],
  good: `
    os: windows-10
    mode: passive
    onboarding: { state: onboarded }
    antivirus: { product: Contoso Protect, registered: true, exclusionsForDefender: true }
  `,
  bad: `
    os: windows-8.1
    mode: passive
  `,
  check: (group) => {
    const byTool = installed(group);
    return refusedBy(group, 'passive-unsupported-os').map((os) => ({
      at: os.at,
      message: byTool.includes(os)
        ? `The Defender deployment tool installs no passive mode on ${osName(os)}: its page of 2026-09-22 calls \`-Passive\` not supported there, though onboard-downlevel of 2026-05-27 lists the mode.`
        : `${osName(os)} has no passive mode in ${baselineWords(group)}.`,
    }));
  },
});
