import { isObject, isPaged, type JsonObject } from '@mdav/core/json';

/** All assignments of an object, where its export tells them. PowerShell writes a list of one as the one. */
export function assignmentsOf(object: JsonObject): readonly unknown[] | undefined {
  const { assignments } = object;
  if (isObject(assignments) && isObject(assignments['target'])) return [assignments];
  if (Array.isArray(assignments)) return isPaged(object, 'assignments') ? undefined : assignments;
  return object['isAssigned'] === false ? [] : undefined;
}

const TARGET = '#microsoft.graph.';

/** How targets other than groups are spoken of. */
const WORDS: Readonly<Record<string, string>> = {
  allDevicesAssignmentTarget: 'all devices',
  allLicensedUsersAssignmentTarget: 'all users',
  configurationManagerCollectionAssignmentTarget: 'a collection of Configuration Manager',
};

/**
 * Whom assignments are for, without the ids of the tenant: how many groups, what else, through which kind of filter, and how
 * many groups are left out. Such as `2 groups through a filter (include), without 1 group`.
 */
export function assignmentWords(assignments: readonly unknown[]): string {
  const targets = assignments.map(targetOf);
  const excluded = targets.filter(({ type }) => type === 'exclusionGroupAssignmentTarget').length;
  const included = targets.filter(({ type }) => type !== 'exclusionGroupAssignmentTarget');
  const words = [...new Set(included.map(({ filter }) => filter))]
    .sort()
    .map((filter) => `${whom(included.filter((one) => one.filter === filter))}${filterWords(filter)}`);
  const to = words.length === 0 ? 'nobody' : words.join(', ');
  return excluded === 0 ? to : `${to}, without ${groupsOf(excluded)}`;
}

function targetOf(assignment: unknown): { readonly type: string; readonly filter: string } {
  const target = isObject(assignment) && isObject(assignment['target']) ? assignment['target'] : {};
  const type = String(target['@odata.type'] ?? '').replace(TARGET, '');
  const filter = target['deviceAndAppManagementAssignmentFilterType'];
  return { type, filter: filter === 'include' || filter === 'exclude' ? filter : 'none' };
}

function whom(targets: readonly { readonly type: string }[]): string {
  const groups = targets.filter(({ type }) => type === 'groupAssignmentTarget').length;
  const others = targets.flatMap(({ type }) => (type === 'groupAssignmentTarget' ? [] : [WORDS[type] ?? 'others']));
  return [...(groups === 0 ? [] : [groupsOf(groups)]), ...[...new Set(others)].sort()].join(', ');
}

function groupsOf(count: number): string {
  return count === 1 ? '1 group' : `${count} groups`;
}

function filterWords(filter: string): string {
  return filter === 'none' ? '' : ` through a filter (${filter})`;
}
