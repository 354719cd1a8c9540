import { isServer } from '../facts/os.ts';
import type { ResolvedGroup } from '../model/resolved.ts';

/**
 * Whether the feature that was removed from the devices of a group comes back as a step of their way: servers have it as a
 * feature, clients always have it [switch-2-2026], and what runs in a mode is not removed.
 */
export function isReinstalled({
  defenderAntivirus,
  currentMode,
  os,
}: Pick<ResolvedGroup, 'defenderAntivirus' | 'currentMode' | 'os'>): boolean {
  const isAbsent = defenderAntivirus === 'removed' && (currentMode === undefined || currentMode === 'disabled');
  return isAbsent && os.every(({ id }) => isServer(id));
}
