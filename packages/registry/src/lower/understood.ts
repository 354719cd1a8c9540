import type { SettingValue } from '@mdav/core';
import type { Placed } from './entry-index.ts';

/** What the entries of one write say, the places that they stand in, and what among them says nothing. */
export interface Understood {
  readonly value: SettingValue | undefined;
  readonly from: readonly number[];
  /** Places with the rest of a sentence that begins with "but". */
  readonly odd: readonly { readonly at: number; readonly why: string }[];
  /** What was read although it is written differently; complete sentences. */
  readonly notes?: readonly { readonly at: number; readonly says: string }[];
  /** The code, when it is one that is never written. */
  readonly otherCode?: number | string;
}

/** That nothing of some entries was understood, for one reason. */
export function allOdd(placed: readonly Placed[], why: string): Understood {
  return { value: undefined, from: [], odd: placed.map(({ at }) => ({ at, why })) };
}
