import type { BlockMode, Mechanism, OsMode } from '../model/os-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';

/** A mechanism in a few words, for tables. */
const MECHANISM_WORDS: Readonly<Record<Mechanism, string>> = {
  nothing: 'nothing to set',
  automatic: 'automatic, nothing to set',
  'force-passive': 'ForceDefenderPassiveMode = 1',
  installer: 'Defender deployment tool with -Passive',
  'force-active': 'ForceDefenderPassiveMode = 0',
  guide: 'DisableAntiSpyware = 1 (third-party guide)',
  refused: 'not possible',
};

/** The mode that a mechanism brings about. */
const MODE_OF: Readonly<Record<Mechanism, string>> = {
  nothing: 'active',
  automatic: 'passive',
  'force-passive': 'passive',
  installer: 'passive',
  'force-active': 'active',
  guide: 'passive',
  refused: 'antivirus mode',
};

/** How block mode comes about, where it is wanted. */
const BLOCK_MODE_WORDS: Readonly<Record<Exclude<BlockMode, 'not-wanted'>, string>> = {
  policy: 'PassiveRemediation = 1',
  portal: 'by hand in the portal',
  refused: 'not possible',
};

/** How one operating system gets into the wanted mode, in a few words. With block mode there are two things to say. */
export function osModeWords({ mechanism, blockMode }: Pick<OsMode, 'mechanism' | 'blockMode'>): readonly string[] {
  const words = MECHANISM_WORDS[mechanism];
  if (blockMode === 'not-wanted' || (mechanism === 'refused' && blockMode === 'refused')) return [words];
  return [`${MODE_OF[mechanism]}: ${words}`, `block mode: ${BLOCK_MODE_WORDS[blockMode]}`];
}

/** The mechanisms of a group, each once. */
export function mechanismWords({ osModes }: Pick<ResolvedGroup, 'osModes'>): readonly string[] {
  return [...new Set(osModes.flatMap(osModeWords))];
}
