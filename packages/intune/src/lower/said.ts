/** A value in the words of a channel, or why the channel has no words for it. */
export type Said<T> = { readonly kind: 'said'; readonly it: T } | { readonly kind: 'cannot'; readonly why: string };

/** The channel says it so. */
export function said<T>(it: T): Said<T> {
  return { kind: 'said', it };
}

/** The channel has no words for it, and why. */
export function cannot(why: string): { readonly kind: 'cannot'; readonly why: string } {
  return { kind: 'cannot', why };
}
