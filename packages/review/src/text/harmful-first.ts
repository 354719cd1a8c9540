/** What a ranking asks of a thing that is told. */
export interface Ranked<Kind extends string> {
  readonly kind: Kind;
  /** What it is about: of one subject a first thing is told before any second. */
  readonly about: string;
  /** How many have it. */
  readonly size: number;
}

/**
 * Things in the order in which they are told where not all may fit: by kind, the first kind first; of one kind each subject
 * is told once before any is told again, and what most have comes first.
 */
export function harmfulFirst<Kind extends string, Thing>(
  things: readonly Thing[],
  kinds: readonly Kind[],
  rank: (thing: Thing) => Ranked<Kind>,
): readonly Thing[] {
  const ofKind = new Map<Kind, { thing: Thing; about: string; size: number }[]>(kinds.map((kind) => [kind, []]));
  for (const thing of things) {
    const { kind, about, size } = rank(thing);
    ofKind.get(kind)?.push({ thing, about, size });
  }
  return [...ofKind.values()].flatMap((own) => {
    const seen = new Map<string, number>();
    const ranked = own
      .sort((a, b) => b.size - a.size)
      .map(({ thing, about }) => {
        const earlier = seen.get(about) ?? 0;
        seen.set(about, earlier + 1);
        return { thing, earlier };
      });
    return ranked.sort((a, b) => a.earlier - b.earlier).map(({ thing }) => thing);
  });
}
