import type { ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';

/** How often a path has the name of the group and of the fleet in it, and how many characters besides at most. */
interface PathShape {
  readonly group: number;
  readonly fleet: number;
  readonly rest: number;
}

/**
 * The longest path that a target makes for a group, by how the group gets it. It depends on the names alone, so that it
 * is known before a build; a test holds every target to it.
 */
const SHAPES: { readonly [D in Delivery]: PathShape } = {
  intune: { group: 2, fleet: 1, rest: 95 },
  gpo: { group: 1, fleet: 0, rest: 86 },
  registry: { group: 2, fleet: 0, rest: 19 },
  configmgr: { group: 2, fleet: 0, rest: 20 },
  dsc: { group: 2, fleet: 0, rest: 19 },
  ansible: { group: 2, fleet: 0, rest: 18 },
  osconfig: { group: 2, fleet: 0, rest: 19 },
  portal: { group: 1, fleet: 0, rest: 25 },
};

/** The most characters that a path of the group can have below the folder of the output. */
export function longestPath({ name, fleet, deliver }: Pick<ResolvedGroup, 'name' | 'fleet' | 'deliver'>): number {
  const lengthOf = ({ group, fleet: times, rest }: PathShape) => group * name.length + times * fleet.length + rest;
  return Math.max(...deliver.map((delivery) => lengthOf(SHAPES[delivery])));
}
