/** Patterns of names, made ready for many names. */
export interface NamePatterns<Owner> {
  /** Adds the owners of every pattern that the name fits. Case does not count. */
  find(name: string, into: Set<Owner>): void;
}

/** Longest name that is compared; names of devices have at most 255 characters. */
const LONGEST_NAME = 255;

interface Wildcard<Owner> {
  readonly pattern: string;
  readonly owner: Owner;
}

/**
 * Makes patterns ready: names without a wildcard are looked up, patterns that begin with text are found by their
 * beginning, and only the others are tried one by one. `*` is any text and `?` any one character. No regular expression
 * takes part, so that no pattern can be slow on purpose: one comparison takes at most name times pattern steps.
 */
export function namePatterns<Owner>(
  patterns: readonly (readonly [pattern: string, owner: Owner])[],
): NamePatterns<Owner> {
  const exact = new Map<string, Owner[]>();
  const byPrefix = new Map<number, Map<string, Wildcard<Owner>[]>>();
  for (const [written, owner] of patterns) {
    const pattern = written.toLowerCase();
    const length = prefixLength(pattern);
    if (length === pattern.length) {
      push(exact, pattern, owner);
      continue;
    }
    const ofLength = byPrefix.get(length) ?? new Map<string, Wildcard<Owner>[]>();
    byPrefix.set(length, ofLength);
    push(ofLength, pattern.slice(0, length), { pattern, owner });
  }
  const prefixes = [...byPrefix].sort(([a], [b]) => a - b);
  return {
    find(written, into) {
      if (written.length > LONGEST_NAME) return;
      const name = written.toLowerCase();
      const known = exact.get(name);
      if (known !== undefined) for (const owner of known) into.add(owner);
      for (const [length, ofLength] of prefixes) {
        if (length > name.length) break;
        const candidates = ofLength.get(name.slice(0, length));
        if (candidates === undefined) continue;
        for (const { pattern, owner } of candidates)
          if (!into.has(owner) && fitsPattern(pattern, name, length)) into.add(owner);
      }
    },
  };
}

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}

const STAR = 42;
const ANY_ONE = 63;

function prefixLength(pattern: string): number {
  for (let at = 0; at < pattern.length; at++) {
    const code = pattern.charCodeAt(at);
    if (code === STAR || code === ANY_ONE) return at;
  }
  return pattern.length;
}

/** Whether a name fits a pattern from a position on that both share; letters are compared as they stand. */
export function fitsPattern(pattern: string, name: string, from = 0): boolean {
  let inPattern = from;
  let inName = from;
  let star = -1;
  let retry = 0;
  while (inName < name.length) {
    const code = inPattern < pattern.length ? pattern.charCodeAt(inPattern) : -1;
    if (code === STAR) {
      // The last star gives way first; an earlier one never has to.
      star = inPattern++;
      retry = inName;
    } else if (code === ANY_ONE || code === name.charCodeAt(inName)) {
      inPattern++;
      inName++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inName = ++retry;
    } else return false;
  }
  while (inPattern < pattern.length && pattern.charCodeAt(inPattern) === STAR) inPattern++;
  return inPattern === pattern.length;
}
