import type { SettingRow } from '@mdav/core';
import { type ActsAfter, actsAfter } from '../merge/acts-after.ts';
import { firstByLinks } from '../merge/by-links.ts';
import { type FoundPolicy, isIntune, policyWords } from '../policy/found-policy.ts';
import { isCalled } from './attribute.ts';

/** Which of several policies that say different things a device obeys, as far as that is known. */
export interface Standing {
  /** Its place in the list; absent where nothing tells. */
  readonly first?: number;
  /** Why that one, or why it is not known; a complete sentence. */
  readonly why: string;
}

/**
 * Who counts of policies that differ: those that are documented to act after the others, and of several the one that
 * somebody said is linked first, or that counts by the links that the reports in backups name. `precedence` names Group
 * Policy objects as the console numbers their links, the one that wins first, and tells only where it names all of them.
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
  const latest = policies.filter((policy) => policies.every((other) => over(other, policy) === undefined));
  const [one] = latest;
  if (one !== undefined && latest.length === 1) {
    const why = policies.flatMap((other) => over(one, other)?.why ?? [])[0];
    if (why !== undefined) return { first: policies.indexOf(one), why };
  }
  const [object, ...others] = new Set(latest.map(({ copy }) => copy?.object));
  if (object !== undefined && others.length === 0)
    return { why: 'They are copies of one object, and nothing tells which of them is the later one.' };
  const isByLinks = latest.every(({ kind }) => kind.deliver === 'gpo' && kind.applied === one?.kind.applied);
  if (!isByLinks) return { why: 'Which of them is applied last is not known.' };
  const links = firstByLinks(latest);
  const ranks = latest.map((policy) => precedence.findIndex((called) => isCalled(policy, called)));
  if (ranks.includes(-1)) {
    const linked = links?.first === undefined ? undefined : latest[links.first];
    if (links !== undefined && linked !== undefined) return { first: policies.indexOf(linked), why: links.why };
    return { why: `${links?.why ?? 'The order of the links decides.'} ${NOT_GIVEN}` };
  }
  const least = Math.min(...ranks);
  // One name for two objects tells nothing of either.
  if (ranks.filter((rank) => rank === least).length > 1)
    return { why: 'The order of the links decides, and two of them go by one name.' };
  const first = policies.indexOf(latest[ranks.indexOf(least)] as FoundPolicy);
  const byLinks = links?.first === undefined ? undefined : latest[links.first];
  const isOther = byLinks !== undefined && byLinks !== policies[first];
  const against = isOther ? ` The links in the reports say that ${policyWords(byLinks)} does.` : '';
  return { first, why: `Its link comes first in the order that was given.${against}` };
}

const NOT_GIVEN = 'An order was not given for all of them (--precedence).';

function over(later: FoundPolicy, earlier: FoundPolicy): ActsAfter | undefined {
  return actsAfter(later.kind.applied, earlier.kind.applied);
}
