/** Number of single-letter edits, swaps of neighbours included, between two words; at most `limit + 1`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit + 1;
}

/** Case and separators do not count as differences, and `+` is how many write `plus`. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('+', 'plus')
    .replaceAll(/[-_ .]/g, '');
}

/** The known words that were probably meant, the equally close ones together. */
export function closest(word: string, known: Iterable<string>): readonly string[] {
  const wanted = plain(word).slice(0, 80);
  let nearest = Math.max(1, Math.floor(wanted.length / 3));
  let found: string[] = [];
  for (const candidate of known) {
    // One letter makes another word of so short a one: people seldom miss the first, but swap it with the second.
    if (wanted.length < 5 && !wanted.slice(0, 2).includes(plain(candidate).slice(0, 1))) continue;
    const distance = editDistance(wanted, plain(candidate), nearest);
    if (distance > nearest) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push(candidate);
  }
  return found;
}

/** The known word that was probably meant, when one is close. */
export function suggest(word: string, known: Iterable<string>): string | undefined {
  return closest(word, known)[0];
}

/**
 * The known word that was meant beyond doubt: the only one within two letters of the word, and within one of a short word.
 * What a program corrects by itself has to be surer than a hint.
 */
export function misspelt(word: string, known: Iterable<string>): string | undefined {
  const limit = word.length < 8 ? 1 : 2;
  const near = [...known].filter(
    (candidate) => editDistance(word.toLowerCase(), candidate.toLowerCase(), limit) <= limit,
  );
  return near.length === 1 ? near[0] : undefined;
}

/** The known words that were probably meant: close ones, else the few of which the word is the beginning. */
export function probable(word: string, known: readonly string[]): readonly string[] {
  const near = closest(word, known).slice(0, 3);
  const wanted = plain(word);
  if (near.length > 0 || wanted.length < 3) return near;
  const longer = known.filter((candidate) => plain(candidate).startsWith(wanted));
  return longer.length > 3 ? [] : longer;
}

/** A hint for an unknown word: the likely ones, or all of them when they are few. */
export function hintFor(word: string, known: readonly string[]): string {
  const likely = probable(word, known);
  if (likely.length > 0) return `Did you mean ${likely.map((name) => `"${name}"`).join(' or ')}?`;
  return known.length <= 40 ? `Use one of: ${known.join(', ')}.` : `Choose one of the ${known.length} known names.`;
}
