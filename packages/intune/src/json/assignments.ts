import { isObject, isPaged, type JsonObject } from '@mdav/core/json';

/** All assignments of an object, where its export tells them. PowerShell writes a list of one as the one. */
export function assignmentsOf(object: JsonObject): readonly unknown[] | undefined {
  const { assignments } = object;
  if (isObject(assignments) && isObject(assignments['target'])) return [assignments];
  if (Array.isArray(assignments)) return isPaged(object, 'assignments') ? undefined : assignments;
  return object['isAssigned'] === false ? [] : undefined;
}
