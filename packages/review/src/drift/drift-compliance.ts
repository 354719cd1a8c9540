import type { EstateGroup } from '@mdav/core/format';
import type { ResidueDrift } from './drift.ts';
import type { WantedGroup } from './wanted.ts';

/** What a compliance policy says where it does not ask something. */
const NOT_ASKED = 'not asked';

/**
 * What the compliance policies of a group ask of devices other than the fleet says. A device has to comply with every policy
 * that it gets, so that one which asks is enough. One that was not given is missed as a whole.
 */
export function driftOfCompliance(
  { compliance: wanted = {} }: Pick<WantedGroup, 'compliance'>,
  found: EstateGroup | undefined,
): readonly ResidueDrift[] {
  const policies = found?.policies ?? [];
  const isThere = policies.some(({ off }) => off === undefined);
  if (!isThere)
    return Object.keys(wanted).length === 0
      ? []
      : [{ place: 'compliance policy', wanted: Object.keys(wanted).join(', '), policies: [] }];
  const asked = new Map(found?.residue.map(({ place, says }) => [place, says]));
  return [...new Set([...Object.keys(wanted), ...asked.keys()])].flatMap((name): readonly ResidueDrift[] => {
    const [want, actual] = [wanted[name], asked.get(name)];
    if (want === actual) return [];
    const isLess = actual === undefined;
    return [
      {
        place: `compliance policy, ${name}`,
        wanted: want ?? NOT_ASKED,
        actual: actual ?? NOT_ASKED,
        policies,
        direction: isLess ? 'weakens' : 'strengthens',
        why: isLess
          ? 'Devices count as compliant without it.'
          : 'Devices have to show more than the fleet asks to count as compliant.',
      },
    ];
  });
}
