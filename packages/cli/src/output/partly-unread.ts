import type { Diagnostic } from '@mdav/core';
import type { Drift } from '@mdav/review';

/** Nothing drifted in what could be read; of the rest nobody knows. */
export function partlyUnread({ unread }: Drift): Diagnostic {
  const [first, ...others] = unread.map(({ path }) => path);
  const rest = others.length === 0 ? '' : ` and ${others.length} more`;
  return {
    code: 'drift-partly-unread',
    severity: 'error',
    message: `No word on drift: what could be read is as the fleet says, and ${first}${rest} could not be read.`,
    at: {},
    hint: 'Mend what the warnings name, export it again, or pass over what is none of yours with --ignore PATH.',
  };
}
