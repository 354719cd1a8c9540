/** What stands for any text, any one character, and for either where a name has to be told. */
const STAR = '*';
const ANY_ONE = '?';
const SOME = 'x';

/**
 * A shortest name that both patterns fit, or nothing where no name does. `*` is any text, `?` any one character, and case
 * does not count. Takes as many steps as the one pattern has characters times those of the other.
 */
export function meetingName(a: string, b: string): string | undefined {
  const lengths = shortestLengths(a.toLowerCase(), b.toLowerCase());
  const width = b.length + 1;
  if (lengths[0] === Number.POSITIVE_INFINITY) return undefined;
  let name = '';
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const left = lengths[i * width + j] ?? 0;
    // A star that is done with, where that costs nothing.
    if (a[i] === STAR && lengths[(i + 1) * width + j] === left) i++;
    else if (b[j] === STAR && lengths[i * width + j + 1] === left) j++;
    else {
      const [one, other] = [a[i], b[j]];
      name += [one, other].find((character) => character !== STAR && character !== ANY_ONE) ?? SOME;
      if (one !== STAR) i++;
      if (other !== STAR) j++;
    }
  }
  return name === '' ? SOME : name;
}

/**
 * True where every name that the narrow pattern fits is one that the wide one fits, as far as the two show it piece by piece:
 * a star of the narrow one needs one of the wide one around it.
 */
export function covers(wide: string, narrow: string): boolean {
  const [outer, inner] = [wide.toLowerCase(), narrow.toLowerCase()];
  let reached = new Set([0]);
  const withStars = (places: ReadonlySet<number>): Set<number> => {
    const all = new Set<number>();
    for (let place of places) for (all.add(place); outer[place] === STAR; ) all.add(++place);
    return all;
  };
  for (const character of inner) {
    const next = new Set<number>();
    for (const place of withStars(reached)) {
      const held = outer[place];
      if (held === STAR) next.add(place);
      else if (held === character || (held === ANY_ONE && character !== STAR)) next.add(place + 1);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return withStars(reached).has(outer.length);
}

/** The length of a shortest name that fits what is left of both patterns, by the places in them; infinite where none does. */
function shortestLengths(a: string, b: string): Float64Array {
  const width = b.length + 1;
  const lengths = new Float64Array((a.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? Number.POSITIVE_INFINITY;
  for (let i = a.length; i >= 0; i--) {
    for (let j = b.length; j >= 0; j--) lengths[i * width + j] = shortest(a[i], b[j], at, i, j);
  }
  return lengths;
}

function shortest(
  one: string | undefined,
  other: string | undefined,
  at: (i: number, j: number) => number,
  i: number,
  j: number,
): number {
  if (one === undefined && other === undefined) return 0;
  if (one === STAR || other === STAR) {
    const done = Math.min(one === STAR ? at(i + 1, j) : Infinity, other === STAR ? at(i, j + 1) : Infinity);
    // The star takes a character of the other pattern.
    const taken =
      one === STAR && other !== STAR && other !== undefined
        ? at(i, j + 1)
        : other === STAR && one !== STAR && one !== undefined
          ? at(i + 1, j)
          : Number.POSITIVE_INFINITY;
    return Math.min(done, taken + 1);
  }
  if (one === undefined || other === undefined) return Number.POSITIVE_INFINITY;
  return one === other || one === ANY_ONE || other === ANY_ONE ? at(i + 1, j + 1) + 1 : Number.POSITIVE_INFINITY;
}
