import { baselineWords, osName, refusedBy } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** Passive mode on an operating system that has none, whatever the agent. */
export const passiveUnsupportedOs = defineRule({
  id: 'passive-unsupported-os',
  chapter: 'environment',
  severity: 'error',
  guard: true,
  what: 'Passive mode is wanted on an operating system that does not have it.',
  why: 'Defender Antivirus either is not there or knows active and disabled only. No value or policy changes that.',
  fix: 'Choose `mode: active` for this operating system, or take it out of the group.',
  autofix: { none: 'choice' },
  waive: 'Never for a device that is meant to be protected.',
  basis: 'documented',
  sources: ['seed-edr', 'seed-guide', 'compat-2026'],
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
  check: (group) =>
    refusedBy(group, 'passive-unsupported-os').map((os) => ({
      at: os.at,
      message: `${osName(os)} has no passive mode in ${baselineWords(group)}.`,
    })),
});
