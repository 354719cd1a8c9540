import type { Assignment, ResolvedGroup } from '@mdav/core';
import type { Emission, Lowered } from '@mdav/core/format';
import { type RegistryPolicy, registryChannel } from '@mdav/registry';

/** A group without what Group Policy is not to carry, and what it says in the registry then. */
export interface LoweredForGpo extends Lowered<RegistryPolicy> {
  /** The group with the assignments that are in the policy. */
  readonly carried: ResolvedGroup;
}

/** Registry policy of a group for Group Policy: a setting that is to go another way alone stays out. */
export function lowerForGpo(group: ResolvedGroup): LoweredForGpo {
  const mine = { ...group, assignments: group.assignments.filter(goesByGpo) };
  const lowered = registryChannel.lower(mine);
  let next = 0;
  const emissions = group.assignments.map((assignment): Emission => {
    const emission = goesByGpo(assignment) ? lowered.emissions[next++] : undefined;
    return emission ?? refuse(assignment);
  });
  const carried = { ...group, assignments: group.assignments.filter((_, at) => emissions[at]?.kind === 'emitted') };
  return { form: lowered.form, emissions, carried };
}

function goesByGpo({ only }: Assignment): boolean {
  return only === undefined || only.includes('gpo');
}

function refuse({ setting, only = [] }: Assignment): Emission {
  return { kind: 'unsupported', setting, why: `It goes by ${only.join(', ')} alone, not by Group Policy.` };
}
