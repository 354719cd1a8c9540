import { assigned } from '../ask.ts';
import { defineRule } from '../rule.ts';

/** Tamper protection as a plain value. */
export const tamperBlobNotCompilable = defineRule({
  id: 'tamper-blob-not-compilable',
  chapter: 'delivery',
  severity: 'error',
  silences: { rules: ['setting-without-route'], where: 'same-place' },
  what: 'Tamper protection is to be set by a plain value.',
  why: 'The node takes a blob that Microsoft signs for the tenant. No file of ours can hold one.',
  fix: 'Switch tamper protection in the Microsoft Defender portal or by Intune’s template Windows Security Experience, and remove `tamperProtection` from `settings`.',
  waive: 'When the entry is there to remind people of the step in the runbook.',
  basis: 'documented',
  sources: ['ddf', 'tamper-intune'],
  good: `
    os: windows-11
    mode: active
    tamperProtection: on
    deliver: [intune]
  `,
  bad: `
    os: windows-11
    mode: active
    deliver: [intune]
    settings: { tamperProtection: true }
  `,
  check: (group) => {
    const assignment = assigned(group, 'tamperProtection');
    if (assignment === undefined) return [];
    const message = `tamperProtection takes a blob that Microsoft signs, not ${assignment.value}; no file can carry it.`;
    return [{ at: assignment.origin.at, setting: assignment.setting, message }];
  },
});
