import type { Assignment, Delivery, ResolvedGroup } from '@mdav/core';
import type { Emission, Lowered } from '@mdav/core/format';
import { type RegistryPolicy, registryChannel } from '@mdav/registry';

/** A group without what Group Policy is not to carry, and what it says in the registry then. */
export interface LoweredForGpo extends Lowered<RegistryPolicy> {
  /** The group with the assignments that are in the policy. */
  readonly carried: ResolvedGroup;
}

/** The ways of delivery that this package writes for, as a sentence names them. */
const WAYS = { gpo: 'Group Policy', configmgr: 'Configuration Manager' } as const satisfies Partial<
  Record<Delivery, string>
>;
/** One of them. */
export type RecordWay = keyof typeof WAYS;

/** Registry policy of a group for one of these ways: a setting that is to go another way alone stays out. */
export function lowerForGpo(group: ResolvedGroup, way: RecordWay = 'gpo'): LoweredForGpo {
  const goes = ({ only }: Assignment) => only === undefined || only.includes(way);
  const mine = withAssignments(group, goes);
  const lowered = registryChannel.lower(mine);
  let next = 0;
  const emissions = group.assignments.map((assignment): Emission => {
    const emission = goes(assignment) ? lowered.emissions[next++] : undefined;
    return emission ?? refuse(assignment, way);
  });
  const carried = withAssignments(group, (_, at) => emissions[at]?.kind === 'emitted');
  return { form: lowered.form, emissions, carried };
}

/** The group with some of its assignments: itself where those are all, so that what was made of it is found again. */
function withAssignments(
  group: ResolvedGroup,
  isKept: (assignment: Assignment, index: number) => boolean,
): ResolvedGroup {
  return group.assignments.every(isKept) ? group : { ...group, assignments: group.assignments.filter(isKept) };
}

function refuse({ setting, only = [] }: Assignment, way: RecordWay): Emission {
  return { kind: 'unsupported', setting, why: `It goes by ${only.join(', ')} alone, not by ${WAYS[way]}.` };
}
