import { mdText } from '@mdav/quote';
import { OS_INFO } from '../facts/os.ts';
import type { Mechanism, OsMode } from '../model/os-mode.ts';
import type { ResolvedGroup } from '../model/resolved.ts';

/** The systems of a group that get into their mode by one of these mechanisms. */
export function osModesWith(group: ResolvedGroup, ...mechanisms: readonly Mechanism[]): readonly OsMode[] {
  return group.osModes.filter(({ mechanism }) => mechanisms.includes(mechanism));
}

/** `Windows 10, Windows 11`. */
export function titles(osModes: readonly Pick<OsMode, 'os'>[]): string {
  return osModes.map(({ os }) => OS_INFO[os].title).join(', ');
}

/** The other product by name, as harmless Markdown. */
export function otherAntivirus(group: ResolvedGroup): string {
  return typeof group.antivirus === 'object' ? mdText(group.antivirus.product) : 'the other antivirus';
}
