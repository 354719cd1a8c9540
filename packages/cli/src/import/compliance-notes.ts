import type { Diagnostic } from '@mdav/core';
import type { FoundPolicy } from '@mdav/import';
import { policyWords } from '@mdav/import';

/** What an export asks devices of the antivirus, which sets nothing and is no setting of a group. Those that mdav wrote come back by themselves. */
export function complianceNotes(found: readonly FoundPolicy[]): readonly Diagnostic[] {
  return found.flatMap((policy): readonly Diagnostic[] => {
    const asks = policy.residue.filter(({ place }) => place !== GRACE).map(({ place }) => place);
    if (asks.length === 0 || policy.set.own !== undefined) return [];
    const hours = policy.residue.find(({ place }) => place === GRACE)?.says;
    const grace = hours === undefined ? '' : ` and marks those that do not comply after ${hours} hours`;
    return [
      {
        code: 'import-compliance',
        severity: 'info',
        message: `${policyWords(policy)} is not imported: it sets nothing. It asks devices for ${asks.join(', ')}${grace}.`,
        at: { file: policy.path },
        hint: 'Keep it, or write `intune: { compliance: true }` for one that fits the mode, which marks devices after 24 hours.',
      },
    ];
  });
}

const GRACE = 'gracePeriodHours';
