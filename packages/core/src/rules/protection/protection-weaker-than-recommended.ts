import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import { isToBePassive, isToBlock, valueFor } from '../../rule/ask.ts';
import { setting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

interface Choice {
  /** The values that weaken. */
  readonly weak: readonly (boolean | string)[];
  /** What the evaluation guide sets. */
  readonly recommended: boolean | string;
  /** What is lost; the end of a sentence. */
  readonly lost: string;
}

/** Choices that weaken an active Defender, with the value of Microsoft's evaluation guide (2026-07-02). */
const CHOICES: Readonly<Record<string, Choice>> = {
  allowBehaviorMonitoring: { weak: [false], recommended: true, lost: 'what programs do is not watched' },
  allowIOAVProtection: { weak: [false], recommended: true, lost: 'downloads and attachments are not scanned' },
  allowScriptScanning: { weak: [false], recommended: true, lost: 'scripts are not scanned' },
  allowOnAccessProtection: { weak: [false], recommended: true, lost: 'file and program activity is not watched' },
  allowCloudProtection: { weak: [false], recommended: true, lost: 'new threats wait for the next update' },
  disableBlockAtFirstSeen: {
    weak: [true],
    recommended: false,
    lost: 'unknown files run before the cloud has judged them',
  },
  submitSamplesConsent: {
    weak: ['never-send'],
    recommended: 'send-all-samples',
    lost: 'block at first sight, which needs samples, does not work',
  },
  realTimeScanDirection: {
    weak: ['incoming', 'outgoing'],
    recommended: 'both',
    lost: 'files are scanned in one direction only',
  },
  puaProtection: { weak: ['off'], recommended: 'block', lost: 'unwanted applications are let in' },
  allowArchiveScanning: { weak: [false], recommended: true, lost: 'scans leave archives out' },
};

/** A single choice that weakens Defender where it is the antivirus. */
export const protectionWeakerThanRecommended = defineRule({
  id: 'protection-weaker-than-recommended',
  chapter: 'protection',
  severity: 'warning',
  silences: { rules: ['tamper-ignores-channel'], where: 'same-place' },
  what: 'A protection of an active Defender is set weaker than Microsoft recommends.',
  why: 'Each of these choices opens one way in. Most are the remains of a test or of an old performance problem.',
  fix: 'Set the recommended value, or take the setting out and leave it to the default.',
  autofix: { does: 'Sets the recommended value.' },
  waive: 'When the choice is deliberate; say why, and until when.',
  settles:
    'The recommended values are those of the guide to evaluating Defender by Group Policy. The Windows baselines leave some of them unset; none of them sets a weak one.',
  basis: 'documented',
  sources: ['evaluate-gp'],
  good: `
    os: windows-11
    mode: active
    tamperProtection: off
    deliver: [gpo]
    settings: { allowScriptScanning: true }
  `,
  bad: `
    os: windows-11
    mode: active
    tamperProtection: off
    deliver: [gpo]
    settings: { allowScriptScanning: false }
  `,
  check: (group) => (isToBePassive(group) ? [] : group.assignments.flatMap((assignment) => weaker(group, assignment))),
});

function weaker(group: ResolvedGroup, { setting: id, origin }: Assignment): readonly Found[] {
  const choice = CHOICES[id];
  const value = valueFor(group, id);
  const weak = choice?.weak.find((candidate) => candidate === value);
  if (choice === undefined || weak === undefined || origin.kind !== 'written') return [];
  // In block mode cloud protection is a requirement, and a rule of that chapter speaks of it.
  if (id === 'allowCloudProtection' && isToBlock(group)) return [];
  return [
    {
      at: origin.at,
      setting: id,
      message: `${id}: ${String(weak)} weakens an active Defender: ${choice.lost}.`,
      hint: `Set \`${id}: ${String(choice.recommended)}\`, or take the setting out and leave it to the default.`,
      ...setting(origin.at, choice.recommended),
    },
  ];
}
