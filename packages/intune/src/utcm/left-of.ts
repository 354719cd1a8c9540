import type { LeftEntry } from '@mdav/core/format';

/** Something of a policy of Defender that no setting stands for. */
export function leftOf(what: string, says: string, why: string, isSecret?: true): LeftEntry {
  return {
    lines: [{ place: what, says }],
    unsayable: [{ what, why, isDefender: true, ...(isSecret === undefined ? {} : { isSecret }) }],
  };
}
