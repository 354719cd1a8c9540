/** More names than these are counted. */
const MOST_NAMES = 5;

/** `a, b and c`, or `a, b, c, d, e and 7 more`. */
export function nameList(names: readonly string[]): string {
  const shown = names.length <= MOST_NAMES + 1 ? names : names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.at(-1);
  const others = more > 0 ? shown : shown.slice(0, -1);
  return others.length === 0 ? (last ?? '') : `${others.join(', ')} and ${last}`;
}
