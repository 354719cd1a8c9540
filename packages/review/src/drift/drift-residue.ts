import type { EstateLine } from '@mdav/core/format';
import { diffResidue } from '../diff/residue.ts';
import type { ResidueDrift } from './drift.ts';
import type { WantedLine } from './wanted.ts';

/** What no setting stands for, by place: what the fleet has, and what the policies of a group do. */
export function driftOfResidue(wanted: readonly WantedLine[], said: readonly EstateLine[]): readonly ResidueDrift[] {
  return diffResidue(once(wanted), once(said)).map(({ place, a, b }) => {
    const who = said.filter((line) => line.place.toLowerCase() === place.toLowerCase()).map(({ policy }) => policy);
    return {
      place,
      ...(a === undefined ? {} : { wanted: a }),
      ...(b === undefined ? {} : { actual: b }),
      policies: [...new Set(who)],
    };
  });
}

/** What several policies do alike is done once. */
function once<Line extends { readonly place: string; readonly says: string }>(lines: readonly Line[]): readonly Line[] {
  return [...new Map(lines.map((line) => [`${line.place.toLowerCase()}\0${line.says}`, line])).values()];
}
