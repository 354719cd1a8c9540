import type { Severity } from '@mdav/core';

/** Colours and weights of text; what knows the terminal hands them in. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly severity: (severity: Severity, text: string) => string;
}

const plain = (text: string) => text;

/** Text as it is, for files and for terminals without colours. */
export const PLAIN_PAINT: Paint = { bold: plain, dim: plain, good: plain, accent: plain, severity: (_, text) => text };
