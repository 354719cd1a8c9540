import type { ResidueLine } from '@mdav/core/format';

/** A place where two policies do not do the same with what no setting stands for. Absent on a side that is silent. */
export interface ResidueDifference {
  readonly place: string;
  readonly a?: string;
  readonly b?: string;
}

/** What differs between two lists of lines, by place, in the order of the first list and then of the second. */
export function diffResidue(a: readonly ResidueLine[], b: readonly ResidueLine[]): readonly ResidueDifference[] {
  const [inA, inB] = [byPlace(a), byPlace(b)];
  return [...new Set([...inA.keys(), ...inB.keys()])].flatMap((key): readonly ResidueDifference[] => {
    const [left, right] = [inA.get(key), inB.get(key)];
    if (left?.says === right?.says) return [];
    const place = left?.place ?? right?.place ?? key;
    return [{ place, ...(left && { a: left.says }), ...(right && { b: right.says }) }];
  });
}

/** One line per place; what is done twice at the same place is done in order. */
function byPlace(lines: readonly ResidueLine[]): ReadonlyMap<string, ResidueLine> {
  const found = new Map<string, ResidueLine>();
  for (const { place, says } of lines) {
    const key = place.toLowerCase();
    const earlier = found.get(key);
    found.set(key, earlier === undefined ? { place, says } : { ...earlier, says: `${earlier.says}, then ${says}` });
  }
  return found;
}
