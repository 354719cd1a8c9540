import type { FactValue } from '@mdav/core/decision';

type Reported = FactValue<'reported'>;

/** Spellings that devices use, so that the common ones need no work. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['Normal', 'normal'],
  ['Passive', 'passive'],
  ['Passive Mode', 'passivemode'],
  ['SxS Passive Mode', 'sxspassivemode'],
  ['EDR Block Mode', 'edrblockmode'],
  ['Not running', 'notrunning'],
]);

/** Words of `AMRunningMode`, in lower case and without spaces. */
const RUNNING_MODES: ReadonlyMap<string, Reported> = new Map([
  ['normal', 'active'],
  ['passive', 'passive'],
  ['passivemode', 'passive'],
  ['sxspassive', 'sxs-passive'],
  ['sxspassivemode', 'sxs-passive'],
  ['edrblock', 'edr-block'],
  ['edrblockmode', 'edr-block'],
  ['notrunning', 'not-running'],
]);

/** The antivirus mode of reports and exports by its code: what the page calls it, and what it says of the mode. */
const AV_MODE_INFO = {
  0: { word: 'Active', mode: 'active' },
  1: { word: 'Passive', mode: 'passive' },
  2: { word: 'Disabled', mode: 'not-running' },
  // The page has these two words and does not say what they mean.
  3: { word: 'Other', mode: 'unknown' },
  4: { word: 'EDRBlocked', mode: 'edr-block' },
  5: { word: 'PassiveAudit', mode: 'unknown' },
} as const satisfies Readonly<Record<string, { readonly word: string; readonly mode: Reported }>>;

/**
 * The codes of the antivirus mode that say something of it.
 * Source: https://learn.microsoft.com/defender-endpoint/api/device-health-api-methods-properties, which lists 0 to 5, and
 * the empty text for other.
 */
export const AV_MODE_CODES: Readonly<Record<string, Reported>> = Object.fromEntries(
  Object.entries(AV_MODE_INFO).flatMap(([code, { mode }]) => (mode === 'unknown' ? [] : [[code, mode]])),
);

/** The same with the words that exports use, and those of the column `Reported` of `hunting.kql`. */
const AV_MODES: ReadonlyMap<string, Reported> = new Map<string, Reported>([
  ...Object.entries(AV_MODE_INFO).flatMap(([code, { word, mode }]): [string, Reported][] => [
    [code, mode],
    [plain(word), mode],
  ]),
  ['normal', 'active'],
  ['passivemode', 'passive'],
  ['edrblock', 'edr-block'],
  ['edrblockmode', 'edr-block'],
  ['notrunning', 'not-running'],
]);

/** An antivirus mode as people read it: a code with its word. */
export function avModeWords(mode: string): string {
  const word = Object.hasOwn(AV_MODE_INFO, mode) && AV_MODE_INFO[mode as unknown as keyof typeof AV_MODE_INFO].word;
  return word === false ? mode : `${mode} (${word})`;
}

/** What `AMRunningMode` says, without regard to case and spaces. */
export function runningModeOf(word: string): Reported {
  return RUNNING_MODES.get(plain(word)) ?? 'unknown';
}

/** What the antivirus mode of an export says. */
export function avModeOf(word: string): Reported {
  return AV_MODES.get(plain(word)) ?? 'unknown';
}

function plain(word: string): string {
  return PLAIN.get(word) ?? (word.length > 40 ? '' : word.toLowerCase().replaceAll(/[\s_-]/g, ''));
}
