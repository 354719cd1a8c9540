import type { Direction } from '@mdav/core/format';

/** What a change does to protection. */
export const DIRECTION_WORDS = {
  strengthens: 'stronger',
  weakens: 'weaker',
  mixed: 'both ways',
  neutral: 'neutral',
} as const satisfies Readonly<Record<Direction, string>>;

/** The same as marks that need no colour to be told apart. */
export const DIRECTION_MARKS = {
  strengthens: '▲',
  weakens: '▼',
  mixed: '◆',
  neutral: '·',
} as const satisfies Readonly<Record<Direction, string>>;

type DirectionLabel<Way extends Direction> = Way extends Direction
  ? `${(typeof DIRECTION_MARKS)[Way]} ${(typeof DIRECTION_WORDS)[Way]}`
  : never;

/** Mark and word. */
export function directionLabel<Way extends Direction>(way: Way): DirectionLabel<Way> {
  return `${DIRECTION_MARKS[way]} ${DIRECTION_WORDS[way]}` as DirectionLabel<Way>;
}
