import { styleText } from 'node:util';
import type { Severity } from '@mdav/core';

/** Colours and weights for a terminal; the same functions return plain text where there is none. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const plain = (text: string) => text;
const PLAIN: Paint = { bold: plain, dim: plain, good: plain, accent: plain, severity: (_, text) => text };
const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;
const COLOURED: Paint = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  good: (text) => styleText('green', text),
  accent: (text) => styleText('cyan', text),
  severity: (severity, text) => styleText(COLOURS[severity], text),
};

export function paintFor(color: boolean): Paint {
  return color ? COLOURED : PLAIN;
}

/** `1 error`, `2 errors`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
