import type { Location } from '../../diagnostic/diagnostic.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import { isToBePassive, isToBlock } from '../../rule/ask.ts';
import { setting } from '../../rule/fixes.ts';
import type { Found } from '../../rule/rule.ts';
import { defineRule } from '../../rule/rule.ts';

interface Choice {
  /** The values that weaken; of a map, the values of its keys. */
  readonly weak: readonly (boolean | string)[];
  /** What to set instead: one value where no other does. Of several the first is what devices do unasked, or the mildest. */
  readonly better: readonly (boolean | string)[];
  /** It decides what leaves the device: no program says yes to that for somebody. */
  readonly sends?: true;
  /** What is lost; the end of a sentence. */
  readonly lost: string;
}

/**
 * Choices that weaken an active Defender, with the values of Microsoft's evaluation guide (2026-07-02). On remediation the
 * page of that name speaks (2026-09-02), on samples the default of their page passes as well.
 */
const CHOICES: Readonly<Record<string, Choice>> = {
  allowBehaviorMonitoring: { weak: [false], better: [true], lost: 'what programs do is not watched' },
  allowIOAVProtection: { weak: [false], better: [true], lost: 'downloads and attachments are not scanned' },
  allowScriptScanning: { weak: [false], better: [true], lost: 'scripts are not scanned' },
  allowOnAccessProtection: { weak: [false], better: [true], lost: 'file and program activity is not watched' },
  allowCloudProtection: { weak: [false], better: [true], sends: true, lost: 'new threats wait for the next update' },
  disableBlockAtFirstSeen: {
    weak: [true],
    better: [false],
    lost: 'unknown files run before the cloud has judged them',
  },
  submitSamplesConsent: {
    weak: ['never-send'],
    better: ['send-safe-samples', 'send-all-samples'],
    lost: 'block at first sight, which needs samples, does not work',
  },
  realTimeScanDirection: {
    weak: ['incoming', 'outgoing'],
    better: ['both'],
    lost: 'files are scanned in one direction only',
  },
  puaProtection: { weak: ['off'], better: ['block', 'audit'], lost: 'unwanted applications are let in' },
  allowArchiveScanning: { weak: [false], better: [true], lost: 'scans leave archives out' },
  disableRoutinelyTakingAction: {
    weak: [true],
    better: [false],
    lost: 'threats stay until somebody answers a prompt',
  },
  threatSeverityDefaultAction: {
    weak: ['allow'],
    better: ['quarantine', 'remove'],
    lost: 'threats of that severity stay, and nothing tells of them any more',
  },
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
  autofix: {
    does: 'Sets the recommended value where no other does. What is sent to Microsoft stays for people to choose, and what is done with threats and unwanted applications.',
  },
  waive: 'When the choice is deliberate; say why, and until when.',
  settles:
    'The recommended values are those of the guide to evaluating Defender by Group Policy. The Windows baselines leave some of them unset; none of them sets a weak one. The guide sends all samples, and the page on samples calls sending the safe ones the default: both pass.',
  basis: 'documented',
  sources: ['evaluate-gp', 'remediation-2026', 'samples-2025'],
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

function weaker(group: ResolvedGroup, assignment: Assignment): readonly Found[] {
  const { setting: id, origin } = assignment;
  const choice = CHOICES[id];
  if (choice === undefined) return [];
  // In block mode cloud protection is a requirement, and a rule of that chapter speaks of it.
  if (id === 'allowCloudProtection' && isToBlock(group)) return [];
  const { better, lost, sends, weak } = choice;
  const [only] = better.length === 1 && sends !== true ? better : [];
  return choicesOf(assignment)
    .filter(({ value }) => weak.some((candidate) => candidate === value))
    .map(({ key, value }) => {
      const at = placeIn(origin, key);
      const name = key === undefined ? id : `${id}.${key}`;
      const shown = better.map((one) => `\`${key ?? id}: ${String(one)}\``).join(' or ');
      return {
        at,
        setting: id,
        message: `${name}: ${String(value)} weakens an active Defender: ${lost}.`,
        hint: `Set ${shown}, or take ${key === undefined ? 'the setting' : 'the entry'} out and leave it to the default.`,
        ...(only === undefined ? {} : setting(at, only)),
      };
    });
}

function placeIn(origin: Assignment['origin'], key: string | undefined): Location {
  const keys = origin.kind === 'written' ? origin.keys : undefined;
  return (key === undefined ? undefined : keys?.[key]) ?? origin.at;
}

/** The values of a setting: one, or one for each key of a map. */
function choicesOf({ value }: Assignment): readonly { readonly key?: string; readonly value: unknown }[] {
  if (typeof value !== 'object') return [{ value }];
  return Object.entries(value).map(([key, part]) => ({ key, value: part }));
}
