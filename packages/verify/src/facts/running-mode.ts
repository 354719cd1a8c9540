import type { FactValue } from '@mdav/core/decision';

type Reported = FactValue<'reported'>;

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

/**
 * Codes of the antivirus mode in reports and exports. The page on device health lists 0 to 5; 3 (others) and 5 (passive
 * audit) say nothing that helps here.
 */
export const AV_MODE_CODES: Readonly<Record<string, Reported>> = {
  0: 'active',
  1: 'passive',
  2: 'not-running',
  4: 'edr-block',
};

/** The same with the words that exports use. */
const AV_MODES: ReadonlyMap<string, Reported> = new Map([
  ...Object.entries(AV_MODE_CODES),
  ['active', 'active'],
  ['normal', 'active'],
  ['passive', 'passive'],
  ['passivemode', 'passive'],
  ['disabled', 'not-running'],
  ['edrblock', 'edr-block'],
  ['edrblocked', 'edr-block'],
  ['edrblockmode', 'edr-block'],
]);

/** What `AMRunningMode` says, without regard to case and spaces. */
export function runningModeOf(word: string): Reported {
  return RUNNING_MODES.get(plain(word)) ?? 'unknown';
}

/** What the antivirus mode of an export says. */
export function avModeOf(word: string): Reported {
  return AV_MODES.get(plain(word)) ?? 'unknown';
}

/** Spellings that devices use, so that the common ones need no work. */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ['Normal', 'normal'],
  ['Passive', 'passive'],
  ['Passive Mode', 'passivemode'],
  ['SxS Passive Mode', 'sxspassivemode'],
  ['EDR Block Mode', 'edrblockmode'],
  ['Not running', 'notrunning'],
]);

function plain(word: string): string {
  return PLAIN.get(word) ?? (word.length > 40 ? '' : word.toLowerCase().replaceAll(/[\s_-]/g, ''));
}
