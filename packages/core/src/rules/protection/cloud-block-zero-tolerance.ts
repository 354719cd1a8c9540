import { assigned } from '../../rule/ask.ts';
import { defineRule } from '../../rule/rule.ts';

/** The level of the cloud service that stops every program it does not know. */
export const cloudBlockZeroTolerance = defineRule({
  id: 'cloud-block-zero-tolerance',
  chapter: 'protection',
  severity: 'warning',
  what: '`cloudBlockLevel: zero-tolerance` stops every executable file that the cloud service does not know.',
  why: 'Programs of your own, and the newest release of any other, are unknown at first. The levels below stop what looks suspicious; this one stops what is new.',
  fix: 'Set `cloudBlockLevel: high-plus`, or waive the finding for devices whose programs seldom change.',
  autofix: { none: 'choice' },
  waive: 'For devices that run a fixed set of programs, such as kiosks, after a trial.',
  basis: 'documented',
  sources: ['admx-2024'],
  good: `
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings: { allowCloudProtection: true, cloudBlockLevel: high-plus }
  `,
  bad: `
    os: windows-11
    mode: active
    antivirus: none
    deliver: [intune]
    settings: { allowCloudProtection: true, cloudBlockLevel: zero-tolerance }
  `,
  check: (group) => {
    const assignment = assigned(group, 'cloudBlockLevel');
    if (assignment?.value !== 'zero-tolerance') return [];
    return [
      {
        at: assignment.origin.at,
        setting: assignment.setting,
        message: 'cloudBlockLevel: zero-tolerance stops every program that the cloud service does not know yet.',
      },
    ];
  },
});
