import { type Diagnostic, type SettingValue, valueText } from '@mdav/core';
import { CAUSES, type CauseInfo, type Verdict } from '@mdav/core/decision';
import { byObject } from '@mdav/core/format';
import {
  type CauseCount,
  type Evidence,
  FORCING,
  OUTSIDE_CAUSES,
  type Seen,
  type SettingDifference,
  type SettingSource,
  type VerdictAbout,
} from '@mdav/verify';
import { count } from '../text/count.ts';
import type { VerdictTotals } from './verdict-writer.ts';

/** Verdicts as people say them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  right: 'right',
  pending: 'pending',
  wrong: 'wrong',
  unknown: 'cannot tell',
};

/** Marks that need no colour to be told apart. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = { right: '✓', pending: '…', wrong: '✗', unknown: '?' };

/** What devices without a group are called. Parentheses are no part of a group's name. */
export const NO_GROUP = '(no group)';

const SOURCE_WORDS: Readonly<Record<SettingSource, string>> = {
  policy: 'policy key',
  mdm: 'Policy Manager',
  'mdm-over-policy': 'Policy Manager over the policy key',
  local: 'set on the device itself, by no policy',
  'other-than-policy': 'in force as Get-MpPreference tells, not as policy has it',
  nothing: 'set by nothing',
  unknown: 'not known',
};

/** Longer texts of a device are for the JSON forms. */
const LONGEST = 120;

/** A text of a device at a length that fits a table. */
export function short(text: string, longest = LONGEST): string {
  // A cut through a pair of surrogates would leave half a character.
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** The name of a device, or what stands for it. */
export function deviceWords(device: string | undefined): string {
  return device === undefined ? '(unreadable)' : short(device, 64);
}

/** `30 devices, 5 right, 3 pending, 18 wrong, 4 cannot tell; 6 with settings that differ`. */
export function totalWords({ summary }: VerdictTotals): string {
  const { verdicts, devices } = summary;
  const differing = summary.groups.reduce((sum, group) => sum + group.devicesWithWrongSettings, 0);
  const parts = (['right', 'pending', 'wrong', 'unknown'] as const)
    .filter((verdict) => verdicts[verdict] > 0)
    .map((verdict) => `${verdicts[verdict]} ${VERDICT_WORDS[verdict]}`);
  const settings = differing === 0 ? '' : `; ${differing} with settings that differ`;
  return `${[count(devices, 'device'), ...parts].join(', ')}${settings}`;
}

/** A cause with what to do about it, for all the devices that have it. */
export function causeInfo({ cause, devices, collected }: CauseCount): {
  readonly title: string;
  readonly says: string;
  readonly next: string;
} {
  const { title, says, next, nextWhenCollected }: CauseInfo =
    cause in OUTSIDE_CAUSES
      ? OUTSIDE_CAUSES[cause as keyof typeof OUTSIDE_CAUSES]
      : CAUSES[cause as keyof typeof CAUSES];
  // Devices of one cause may have told in different ways: of some the collector has told all that it can.
  if (nextWhenCollected === undefined || collected === 0) return { title, says, next };
  if (collected === devices) return { title, says, next: nextWhenCollected };
  return { title, says, next: `${next} Where it has run already: ${nextWhenCollected}` };
}

/** Causes of all groups together, the most frequent first; being right is none. */
export function causesOf({ summary }: VerdictTotals): readonly CauseCount[] {
  const counts = new Map<string, CauseCount>();
  for (const { causes } of summary.groups)
    for (const count of causes) {
      const { cause, verdict, devices, collected } = count;
      if (verdict === 'right') continue;
      const id = `${verdict} ${cause}`;
      const known = counts.get(id);
      const sum = known && { devices: known.devices + devices, collected: known.collected + collected };
      counts.set(id, { ...count, ...sum });
    }
  const order = ['wrong', 'unknown', 'pending', 'right'];
  return [...counts.values()].sort(
    (a, b) =>
      b.devices - a.devices ||
      order.indexOf(a.verdict) - order.indexOf(b.verdict) ||
      (a.cause < b.cause ? -1 : a.cause > b.cause ? 1 : 0),
  );
}

/** Settings that differ, of all groups together, the most frequent first. */
export function wrongSettings({
  summary,
}: VerdictTotals): readonly { readonly setting: string; readonly devices: number }[] {
  const counts = new Map<string, number>();
  for (const group of summary.groups)
    for (const { setting, devices } of group.wrongSettings) counts.set(setting, (counts.get(setting) ?? 0) + devices);
  return [...counts]
    .map(([setting, devices]) => ({ setting, devices }))
    .sort((a, b) => b.devices - a.devices || (a.setting < b.setting ? -1 : 1));
}

/** The evidence in a few words, each thing that was looked at once. Several reporters ask for it, and of many devices it is the same. */
export const evidenceWords: (about: VerdictAbout) => readonly string[] = byObject(wordsOfEvidence);

function wordsOfEvidence({ evidence, cause, diagnostics }: VerdictAbout): readonly string[] {
  const words = evidence.flatMap((one): readonly string[] => {
    if (one.fact === 'wanted' || (one.fact === 'os' && cause !== 'unsupported')) return [];
    if (one.seen.length === 0)
      return [`${one.title.toLowerCase()}: ${one.value === 'unknown' ? 'not told' : one.value}`];
    return one.seen.map((seen) => seenWords(seen, one));
  });
  return [...new Set([...words, ...(diagnostics ?? []).map(problemWords)])];
}

/** Why a record could not be read, and where it stands. */
function problemWords({ message, at: { file, line } }: Diagnostic): string {
  if (file === undefined) return short(message);
  return `${short(message)} (${short(line === undefined ? file : `${file}:${line}`)})`;
}

/** What is told above everything else where not all was read. */
export const UNREAD_TITLE = 'Not all was read';

/** Why an input could not be read, or has more than was given, and what to do. */
export function unreadWords({ unread }: VerdictTotals): readonly { readonly problem: string; readonly next: string }[] {
  return unread.map((one) => ({ problem: problemWords(one), next: one.hint ?? '' }));
}

function seenWords({ where, held }: Seen, { fact }: Evidence): string {
  const isElsewhere = fact === 'force' && !where.startsWith(`${FORCING.key}\\${FORCING.name}`);
  // A value under the wrong key is told by its key, any other one by its name.
  const name = isElsewhere ? where : where.slice(where.lastIndexOf('\\') + 1);
  const place = !isElsewhere && where.includes('\\Policy Manager\\') ? ' (Policy Manager)' : '';
  return `${name}${place} ${heldWords(held)}`;
}

function heldWords(held: Seen['held']): string {
  if (held === null) return 'not there';
  return short(Array.isArray(held) ? `= ${listWords(held as readonly string[])}` : `= ${dataWords(held)}`);
}

/** A text that reads as a number is no number, which can be all that is wrong with it. */
function dataWords(held: unknown): string {
  return typeof held === 'string' && /^\d*$/.test(held) ? `"${held}" (a text)` : String(held);
}

/** A list, cut short. */
function listWords(items: readonly unknown[]): string {
  const shown = items.slice(0, 4).map((item) => short(String(item), 60));
  return items.length === 0 ? 'none' : `${shown.join(', ')}${items.length > 4 ? ` and ${items.length - 4} more` : ''}`;
}

/** A setting that differs: what is wanted, what was found, and who set it. */
export interface DifferenceWords {
  readonly setting: string;
  readonly wanted: string;
  readonly found: string;
  readonly from: string;
}

/** A setting that differs, in words. */
export const differenceWords: (difference: SettingDifference) => DifferenceWords = byObject(wordsOfDifference);

function wordsOfDifference({ setting, wanted, effective, source, missing, extra }: SettingDifference): DifferenceWords {
  const lists = [
    ...(missing === undefined || missing.length === 0 ? [] : [`without ${listWords(missing)}`]),
    ...(extra === undefined || extra.length === 0 ? [] : [`also ${listWords(extra)}`]),
  ];
  const found =
    effective === null || source === 'nothing'
      ? 'not set'
      : lists.length > 0
        ? lists.join('; ')
        : Array.isArray(effective)
          ? listWords(effective)
          : typeof effective === 'string' && source === 'policy'
            ? dataWords(effective)
            : valueText(effective as SettingValue);
  return {
    setting: short(setting),
    wanted: short(valueText(wanted)),
    found: short(found, 200),
    from: SOURCE_WORDS[source],
  };
}

/** The verdict with what led to it: `wrong: Not onboarded`. */
export function verdictWords({ verdict, title, settings }: VerdictAbout): string {
  if (verdict === 'right')
    return (settings?.differences.length ?? 0) > 0 ? 'right mode, settings differ' : VERDICT_WORDS.right;
  return `${VERDICT_WORDS[verdict]}: ${title}`;
}
