import { DELIVERIES } from '@mdav/core';
import { type RawWay, type ResidueLine, rawWayWords } from '@mdav/core/format';
import type { OutputGroup } from './read-output.ts';

/** Something that no setting stands for, and the ways by which files carry it. */
export interface CarriedLine extends ResidueLine {
  readonly ways: readonly RawWay[];
}

/** What no setting stands for in the files of a group, each line once with the ways that carry it. */
export function carriedLines({ artifacts }: Pick<OutputGroup, 'artifacts'>): readonly CarriedLine[] {
  const lines = new Map<string, CarriedLine>();
  for (const { source, policies } of artifacts) {
    const { deliver } = source.policy;
    for (const { place, says, preferences } of policies.flatMap(({ residue }) => residue)) {
      const id = `${place.toLowerCase()}\0${says}`;
      const way: readonly RawWay[] =
        deliver === undefined ? [] : [{ delivery: deliver, ...(preferences === undefined ? {} : { preferences }) }];
      const ways = new Map([...(lines.get(id)?.ways ?? []), ...way].map((one) => [rawWayWords(one), one]));
      lines.set(id, { place, says, ways: [...ways.values()] });
    }
  }
  const rank = ({ delivery }: RawWay) => DELIVERIES.indexOf(delivery);
  return [...lines.values()].map((line) => ({ ...line, ways: line.ways.toSorted((a, b) => rank(a) - rank(b)) }));
}
