import { styleText } from 'node:util';
import { type Paint, PLAIN_PAINT } from '@mdav/review';

export type { Paint } from '@mdav/review';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;
const COLOURED: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  accent: (text) => styleText('cyan', text),
  severity: (severity, text) => styleText(COLOURS[severity], text),
};

/** Colours for a terminal, plain text where there is none. */
export function paintFor(color: boolean): Paint {
  return color ? COLOURED : PLAIN_PAINT;
}
