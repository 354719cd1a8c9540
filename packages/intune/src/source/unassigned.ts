import type { ReadPolicy } from '@mdav/core/format';
import { isObject } from '@mdav/core/json';
import { assignmentsOf, assignmentWords } from '../json/assignments.ts';
import { audienceOf } from '../json/audience.ts';

/**
 * What an export tells of who gets an object, and whether that is nobody. One without assignments tells it by the member in
 * which Graph says whether there are any, or not at all; one with a part of them tells nothing.
 */
export function offOf(object: unknown): Pick<ReadPolicy, 'off' | 'assigned' | 'audience'> {
  if (!isObject(object)) return {};
  const assignments = assignmentsOf(object);
  if (assignments === undefined) return {};
  if (assignments.every(isExclusion)) return { off: 'it is assigned to nobody' };
  const audience = audienceOf(assignments);
  return { assigned: assignmentWords(assignments), ...(audience === undefined ? {} : { audience }) };
}

/** An exclusion takes a group out of what the other assignments reach, and reaches nobody by itself. */
function isExclusion(assignment: unknown): boolean {
  const target = isObject(assignment) ? assignment['target'] : undefined;
  return isObject(target) && target['@odata.type'] === '#microsoft.graph.exclusionGroupAssignmentTarget';
}
