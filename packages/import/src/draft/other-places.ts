/**
 * Values that are not about Defender, by what they are about: a key, the node of a URI, or the policy of a definition,
 * with the number where there are several. The most frequent come first, and of many only three.
 */
export function otherPlaces(names: readonly string[]): string {
  const areas = new Map<string, number>();
  for (const name of names) areas.set(areaOf(name), (areas.get(areaOf(name)) ?? 0) + 1);
  const shown = [...areas]
    .sort((a, b) => b[1] - a[1])
    .map(([area, count]) => (count === 1 ? area : `${area} (${count})`));
  return shown.length <= 4 ? shown.join(', ') : `${shown.slice(0, 3).join(', ')} and ${shown.length - 3} more places`;
}

/** Enough of a name to recognise what it is about. */
function areaOf(name: string): string {
  const split = Math.max(name.lastIndexOf('\\'), name.lastIndexOf('/'));
  return split > 0 ? name.slice(0, split) : name;
}

/** The reason of what has none of its own. */
export const NO_FORM = 'a fleet file has no form for it';

/** What is left out, by the reason, the most frequent first. */
export function byReason<Left extends { readonly why?: string }>(left: readonly Left[]): ReadonlyMap<string, Left[]> {
  const reasons = new Map<string, Left[]>();
  for (const one of left) {
    const why = one.why ?? NO_FORM;
    reasons.set(why, [...(reasons.get(why) ?? []), one]);
  }
  return new Map([...reasons].sort(([, a], [, b]) => b.length - a.length));
}
