import type { EstateGroup } from '@mdav/core/format';
import type { ResidueDrift } from './drift.ts';
import type { WantedGroup } from './wanted.ts';

/** After how long a policy counts: no question, and not compared where an export leaves it out. */
const GRACE = 'gracePeriodHours';

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
      : [{ place: 'compliance policy', wanted: Object.keys(wanted).filter(isQuestion).join(', '), policies: [] }];
  const asked = new Map(found?.residue.map(({ place, says }) => [place, says]));
  const questions = [...new Set([...Object.keys(wanted), ...asked.keys()])]
    .filter(isQuestion)
    .flatMap((name): readonly ResidueDrift[] => {
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
  return [...questions, ...driftOfGrace(wanted[GRACE], found)];
}

/** How many things of compliance policies were compared. */
export function comparedIn(
  { compliance = {} }: Pick<WantedGroup, 'compliance'>,
  found: EstateGroup | undefined,
): number {
  const said = new Set((found?.residue ?? []).map(({ place }) => place));
  const questions = [...new Set([...Object.keys(compliance), ...said])].filter(isQuestion);
  return questions.length + (GRACE in compliance && said.has(GRACE) ? 1 : 0);
}

const isQuestion = (name: string): boolean => name !== GRACE;

/** A device stops to comply with the policy that waits the least. */
function driftOfGrace(wanted: string | undefined, found: EstateGroup | undefined): readonly ResidueDrift[] {
  const lines = (found?.residue ?? []).filter(({ place }) => place === GRACE);
  const hours = Math.min(...lines.map(({ says }) => Number(says)));
  if (wanted === undefined || lines.length === 0 || hours === Number(wanted)) return [];
  const isLonger = hours > Number(wanted);
  return [
    {
      place: `compliance policy, ${GRACE}`,
      wanted,
      actual: String(hours),
      policies: found?.policies ?? [],
      direction: isLonger ? 'weakens' : 'strengthens',
      why: `Devices that do not comply count as compliant for ${isLonger ? 'longer' : 'less long'} than the fleet lets them.`,
    },
  ];
}
