import type { BlockMode, Mechanism, Mode, OsMode, ResolvedGroup } from '@mdav/core';
import { OS_INFO } from '@mdav/core';
import { count } from '../text/count.ts';

/** Modes as headings. */
export const MODE_TITLES: Readonly<Record<Mode, string>> = {
  active: 'Active',
  'active+edr-block': 'Active, EDR in block mode',
  passive: 'Passive',
  'passive+edr-block': 'Passive, EDR in block mode',
};

const MECHANISM_SENTENCES: Readonly<Record<Mechanism, string>> = {
  nothing: 'Active is what Windows does by itself: nothing is set for it.',
  automatic: 'It goes passive by itself once it is onboarded beside a registered antivirus: nothing is set for it.',
  'force-passive': '`ForceDefenderPassiveMode` = 1 makes it passive; servers never go by themselves.',
  installer: 'The Defender deployment tool, run with `-Passive`, installs it passive: nothing is set for it.',
  'force-active': '`ForceDefenderPassiveMode` = 0 brings it back from passive.',
  guide: '`DisableAntiSpyware` = 1, as a third-party guide has it and Microsoft does not.',
  refused: 'The mode cannot be had here.',
};

const BLOCK_MODE_SENTENCES: Readonly<Record<BlockMode, string>> = {
  'not-wanted': '',
  policy: '`PassiveRemediation` = 1 switches EDR in block mode on.',
  portal: 'EDR in block mode is switched on by hand in the portal, for the whole tenant.',
  refused: 'EDR in block mode cannot be had here.',
};

/** How a mode comes about, in sentences; those that hold for several operating systems once. */
export function mechanismSentences(group: ResolvedGroup): readonly { readonly os: string; readonly words: string }[] {
  const systems = new Map<string, Set<string>>();
  for (const osMode of group.osModes) {
    const words = sentencesOf(osMode);
    systems.set(words, (systems.get(words) ?? new Set()).add(OS_INFO[osMode.os].title));
  }
  return [...systems].map(([words, os]) => ({ os: [...os].join(', '), words }));
}

function sentencesOf({ mechanism, blockMode, refusedBy }: OsMode): string {
  const refused = refusedBy.length === 0 ? '' : `Refused by ${refusedBy.map((rule) => `\`${rule}\``).join(', ')}.`;
  return [MECHANISM_SENTENCES[mechanism], BLOCK_MODE_SENTENCES[blockMode], refused]
    .filter((words) => words !== '')
    .join(' ');
}

/** Days in words, from today. */
export function daysWords(days: number): string {
  if (days < 0) return `expired ${count(-days, 'day')} ago`;
  if (days === 0) return 'last day today';
  return count(days, 'day');
}
