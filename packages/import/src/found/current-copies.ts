import type { Diagnostic } from '@mdav/core';
import type { FoundPolicy } from '../policy/found-policy.ts';
import { type PolicyCopy, settleCopies } from '../policy/settle-copies.ts';

/** Policies of which no other one is a later copy, with a word on each copy that is passed over. */
export interface CurrentCopies {
  readonly policies: readonly FoundPolicy[];
  readonly notes: readonly Diagnostic[];
}

/**
 * Passes over what is not how an object is today: see {@link settleCopies}.
 *
 * For information: `import-older-copy`.
 */
export function currentCopies(policies: readonly FoundPolicy[]): CurrentCopies {
  const copies = policies.map(
    (policy): PolicyCopy => ({
      ...policy,
      says: () => [policy.kind.word, policy.settings, policy.residue, policy.off],
    }),
  );
  const { isPassed, notes } = settleCopies(copies);
  return { policies: policies.filter((policy) => !isPassed(policy)), notes };
}
