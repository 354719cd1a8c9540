/** A value in the words of a channel, or why the channel has no words for it. */
export type Said<T> = { readonly kind: 'said'; readonly it: T } | { readonly kind: 'cannot'; readonly why: string };

export function said<T>(it: T): Said<T> {
  return { kind: 'said', it };
}

export function cannot(why: string): { readonly kind: 'cannot'; readonly why: string } {
  return { kind: 'cannot', why };
}
