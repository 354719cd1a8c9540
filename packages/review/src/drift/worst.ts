import type { Direction } from '@mdav/core/format';

const WORST: readonly Direction[] = ['weakens', 'mixed', 'neutral', 'strengthens'];

/** The one that is worst for protection; nothing of nothing. */
export function worstOf<One extends { readonly direction: Direction }>(all: readonly One[]): One | undefined {
  return [...all].sort((a, b) => WORST.indexOf(a.direction) - WORST.indexOf(b.direction))[0];
}
