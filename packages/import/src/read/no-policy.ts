import type { Diagnostic } from '@mdav/core';
import { seeFile } from '@mdav/core/format';
import { recognise } from './recognise.ts';
import { nameInstead } from './such-as.ts';
import { unreadKindOf } from './unread/unread-kinds.ts';

/**
 * `artifact-unknown` for what somebody named and that holds no policy. `alone` is what a file holds that was named itself:
 * of one that is known, it says what it is, and what to name in its place.
 */
export function noPolicyIn(path: string, alone: Uint8Array | undefined): Diagnostic {
  const found = alone === undefined ? undefined : recognise(alone);
  const about = { code: 'artifact-unknown', severity: 'error', at: { file: path } } as const;
  if (found?.kind === 'other')
    return { ...about, message: `${path} is ${found.what}, and says no policy by itself.`, hint: found.hint };
  const message = `${path} holds no policy that mdav reads.`;
  const unread = alone === undefined ? undefined : unreadKindOf(seeFile(alone));
  if (unread !== undefined) return { ...about, message: `${message} ${unread.why}`, hint: unread.hint };
  return { ...about, message, hint: nameInstead(alone) };
}
