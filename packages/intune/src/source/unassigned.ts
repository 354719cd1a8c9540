import type { ReadPolicy } from '@mdav/core/format';
import { isObject } from '@mdav/core/json';
import { assignmentsOf } from '../json/assignments.ts';

/**
 * What an export tells of who gets an object, where that is nobody. One without assignments tells it by the member in
 * which Graph says whether there are any, or not at all; one with a part of them tells nothing.
 */
export function offOf(object: unknown): Pick<ReadPolicy, 'off'> {
  if (!isObject(object)) return {};
  return assignmentsOf(object)?.every(isExclusion) === true ? { off: 'it is assigned to nobody' } : {};
}

/** An exclusion takes a group out of what the other assignments reach, and reaches nobody by itself. */
function isExclusion(assignment: unknown): boolean {
  const target = isObject(assignment) ? assignment['target'] : undefined;
  return isObject(target) && target['@odata.type'] === '#microsoft.graph.exclusionGroupAssignmentTarget';
}
