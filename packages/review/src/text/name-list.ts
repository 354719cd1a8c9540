/** More names than these are counted. */
const MOST_NAMES = 5;

/** True where a list of them leaves names out. */
export function hasMoreNames(names: readonly string[]): boolean {
  return names.length > MOST_NAMES + 1;
}

/** `a, b and c`, or `a, b, c, d, e and 7 more`. */
export function nameList(names: readonly string[]): string {
  const shown = hasMoreNames(names) ? names.slice(0, MOST_NAMES) : names;
  const more = names.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.at(-1);
  const others = more > 0 ? shown : shown.slice(0, -1);
  return others.length === 0 ? (last ?? '') : `${others.join(', ')} and ${last}`;
}

/** The same, and how many there are where some are left out: `12: a, b, c, d, e and 7 more`. */
export function countedNames(names: readonly string[]): string {
  return hasMoreNames(names) ? `${names.length}: ${nameList(names)}` : nameList(names);
}
