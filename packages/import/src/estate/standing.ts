import type { SettingRow } from '@mdav/core';
import { type FoundPolicy, isIntune } from '../policy/found-policy.ts';
import { isCalled } from './attribute.ts';

/** Which of several policies that say different things a device obeys, as far as that is known. */
export interface Standing {
  /** Its place in the list; absent where nothing tells. */
  readonly first?: number;
  /** Why that one, or why it is not known; a complete sentence. */
  readonly why: string;
}

/**
 * Who counts of policies that differ. Only the order of the links is taken for an answer, and only where somebody gave it
 * for all of them: `precedence` names Group Policy objects as the console numbers their links, the one that wins first.
 */
export function whoCounts(
  policies: readonly FoundPolicy[],
  row: SettingRow | undefined,
  precedence: readonly string[],
): Standing {
  const intune = policies.filter(isIntune).length;
  if (intune === policies.length) return { why: 'Which of two Intune policies a device obeys is not known.' };
  if (intune > 0)
    return {
      why:
        row?.mdmWinsOverGp === true
          ? 'MDMWinsOverGP decides, and whether it is set is not known.'
          : 'The last writer wins, because MDMWinsOverGP does not cover this; who that is is not known.',
    };
  const [one] = policies;
  const isByLinks = policies.every(({ kind }) => kind.deliver === 'gpo' && kind.applied === one?.kind.applied);
  if (!isByLinks) return { why: 'Which of them is applied last is not known.' };
  const ranks = policies.map((policy) => precedence.findIndex((called) => isCalled(policy, called)));
  if (ranks.includes(-1))
    return { why: 'The order of the links decides, and it was not given for all of them (--precedence).' };
  const least = Math.min(...ranks);
  // One name for two objects tells nothing of either.
  if (ranks.filter((rank) => rank === least).length > 1)
    return { why: 'The order of the links decides, and two of them go by one name.' };
  return { first: ranks.indexOf(least), why: 'Its link comes first in the order that was given.' };
}
