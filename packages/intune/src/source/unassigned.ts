import type { ReadPolicy } from '@mdav/core/format';
import { isObject, isPaged } from '@mdav/core/json';

/**
 * What an export tells of who gets an object, where that is nobody. An export without assignments tells nothing, and
 * neither does one with a part of them.
 */
export function offOf(object: unknown): Pick<ReadPolicy, 'off'> {
  const assignments = isObject(object) ? object['assignments'] : undefined;
  const isWhole = Array.isArray(assignments) && !isPaged(object, 'assignments');
  const isToNobody = isWhole && assignments.every(isExclusion);
  return isToNobody ? { off: 'it is assigned to nobody' } : {};
}

/** An exclusion takes a group out of what the other assignments reach, and reaches nobody by itself. */
function isExclusion(assignment: unknown): boolean {
  const target = isObject(assignment) ? assignment['target'] : undefined;
  return isObject(target) && target['@odata.type'] === '#microsoft.graph.exclusionGroupAssignmentTarget';
}
