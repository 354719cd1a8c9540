import type { OsFact, ResolvedGroup } from '../model/resolved.ts';
import { osModeOf } from './os-mode-of.ts';
import { isPassive } from './settle-mode.ts';

/**
 * Servers of a group that is to be active which stay passive where they are passive: the value 0 leads back, and nothing
 * sets it.
 */
export function staysPassive(group: ResolvedGroup): readonly OsFact[] {
  if (isPassive(group.mode)) return [];
  const isSent = group.assignments.some(
    ({ setting, value }) => setting === 'forceDefenderPassiveMode' && value === false,
  );
  if (isSent) return [];
  const facts = { ...group, currentMode: 'passive' } as const;
  return group.os.filter(({ id }) => osModeOf(id, facts).mechanism === 'force-active');
}
