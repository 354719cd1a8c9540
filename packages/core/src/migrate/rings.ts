import type { ResolvedFleet, ResolvedGroup } from '../model/resolved.ts';

/** Groups that devices go through one after the other, by name. */
export interface RingChain {
  /** What the names begin with. */
  readonly name: string;
  readonly groups: readonly string[];
}

/**
 * The rings of a fleet: groups of the same operating systems whose names differ from a number on, such as
 * `clients-0-observed` and `clients-1-pilot`. Devices enter at the lowest number and move on.
 */
export function ringsOf({ groups }: Pick<ResolvedFleet, 'groups'>): readonly RingChain[] {
  const chains = new Map<string, { name: string; members: { group: ResolvedGroup; number: number }[] }>();
  for (const group of groups) {
    const match = /^(.+?)-(\d+)(?:-.+)?$/.exec(group.name);
    if (match === null) continue;
    const name = match[1] ?? '';
    const key = `${name} ${group.os.map(({ id }) => id).join(' ')}`;
    const chain = chains.get(key) ?? { name, members: [] };
    chain.members.push({ group, number: Number(match[2]) });
    chains.set(key, chain);
  }
  return [...chains.values()]
    .filter(({ members }) => members.length > 1)
    .map(({ name, members }) => ({
      name,
      groups: [...members].sort((a, b) => a.number - b.number).map(({ group }) => group.name),
    }));
}
