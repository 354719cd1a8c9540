import { ASSIGN_ALL, type AssignmentFilter } from '@mdav/core';
import type { Audience } from '@mdav/core/format';
import { isObject, type JsonObject } from '@mdav/core/json';
import { ALL_TARGETS } from './targets.ts';

/**
 * Whom assignments are for, as a fleet file says it. Everybody has a word there, and groups and filters have the names that
 * IntuneCD writes in place of ids, or else their object ids, which a fleet file takes as well. Nothing where a fleet file has
 * no words: several filters, a collection of Configuration Manager.
 */
export function audienceOf(assignments: readonly unknown[]): Audience | undefined {
  const targets = assignments.map(targetOf);
  const whole = targets.flatMap((target) => target ?? []);
  if (whole.length < targets.length) return undefined;
  const included = whole.filter(({ is }) => is !== 'excluded');
  const all = ASSIGN_ALL.filter((word) => included.some(({ is }) => is === word));
  const [first] = included;
  if (included.length === 0 || included.some(({ filter }) => !isSame(filter, first?.filter))) return undefined;
  const exclude = whole.flatMap(({ is, group }) => (is === 'excluded' && group !== undefined ? [group] : []));
  return {
    assign: [...all, ...included.flatMap(({ group }) => group ?? [])],
    ...(exclude.length === 0 ? {} : { exclude }),
    ...(first?.filter === undefined ? {} : { filter: first.filter }),
  };
}

interface Target {
  readonly is: (typeof ASSIGN_ALL)[number] | 'group' | 'excluded';
  readonly group?: string;
  readonly filter?: AssignmentFilter;
}

function targetOf(assignment: unknown): Target | undefined {
  const target = isObject(assignment) ? assignment['target'] : undefined;
  if (!isObject(target)) return undefined;
  const type = target['@odata.type'];
  const word = ASSIGN_ALL.find((one) => ALL_TARGETS[one] === type);
  const filter = filterOf(target);
  if (filter === 'unknown') return undefined;
  const filtered = filter === undefined ? {} : { filter };
  if (word !== undefined) return { is: word, ...filtered };
  const { groupId, groupName } = target;
  const group = isText(groupName) ? groupName : groupId;
  if (!isText(group)) return undefined;
  if (type === '#microsoft.graph.groupAssignmentTarget') return { is: 'group', group, ...filtered };
  return type === '#microsoft.graph.exclusionGroupAssignmentTarget' ? { is: 'excluded', group } : undefined;
}

/** A filter without an id that can be written cannot be kept, and so is one of another kind. */
function filterOf(target: JsonObject): AssignmentFilter | undefined | 'unknown' {
  const mode = target['deviceAndAppManagementAssignmentFilterType'] ?? 'none';
  const name = target['deviceAndAppManagementAssignmentFilterId'];
  if (mode === 'none') return undefined;
  return (mode === 'include' || mode === 'exclude') && isText(name) ? { name, mode } : 'unknown';
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function isSame(one: AssignmentFilter | undefined, other: AssignmentFilter | undefined): boolean {
  return one?.name === other?.name && one?.mode === other?.mode;
}
