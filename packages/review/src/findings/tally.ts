import type { Finding, Severity } from '@mdav/core';

/** How many findings there are; those that somebody answers for are counted apart. */
export type Tally = Readonly<Record<Severity | 'waived', number>>;

/** Counts findings by severity; waived ones apart. */
export function tallyOf(findings: readonly Finding[]): Tally {
  const tally = { error: 0, warning: 0, info: 0, waived: 0 };
  for (const { severity, waiver } of findings) tally[waiver === undefined ? severity : 'waived']++;
  return tally;
}

/** `2 errors, 1 warning (1 waived)`. */
export function tallyWords({ error, warning, info, waived }: Tally): string {
  const words = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(info > 0 ? [`${info} to know`] : []),
  ];
  return `${words.length === 0 ? 'no findings' : words.join(', ')}${waived > 0 ? ` (${waived} waived)` : ''}`;
}

/** `1 error`, `2 errors`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
