import { defineRule } from '../../rule/rule.ts';
import { foundAt, unmetNeeds, wantedWords } from './judge.ts';

/** A setting beside one that it needs and that is off. */
export const neededSettingOff = defineRule({
  id: 'needed-setting-off',
  chapter: 'conditions',
  severity: 'error',
  what: 'A setting needs another one, which the group sets otherwise.',
  why: 'Features of Defender stand on each other: network protection, controlled folder access and attack surface reduction rules on real-time protection, much else on the cloud. Windows reports no error; the feature does nothing.',
  fix: 'Set what is needed, or take the setting that needs it out.',
  autofix: { none: 'choice' },
  waive: 'While devices are being moved, and the other setting follows.',
  settles:
    'The page on block at first sight of 2026 no longer names the scan of downloads; the words of the template still ask for it, and they are followed.',
  basis: 'documented',
  sources: [
    'network-protection',
    'controlled-folders',
    'asr-overview',
    'asr-reference',
    'first-sight',
    'cloud-timeout',
    'performance-mode',
    'pcsp',
    'ddf',
    'admx-2024',
  ],
  good: `
    os: windows-11
    mode: active
    settings: { enableControlledFolderAccess: block, allowRealtimeMonitoring: true }
  `,
  bad: `
    os: windows-11
    mode: active
    settings: { enableControlledFolderAccess: block, allowRealtimeMonitoring: false }
  `,
  check: (group) =>
    unmetNeeds(group).flatMap((unmet) => {
      if (unmet.value === undefined) return [];
      const { subject, needs, requirement } = unmet;
      const message = `${subject} needs ${needs.setting}, which is ${unmet.value} here: ${requirement.otherwise}.`;
      const hint = requirement.hint ?? `Set \`${wantedWords(unmet)}\`, or take \`${requirement.of.setting}\` out.`;
      return [foundAt(unmet, message, hint)];
    }),
});
