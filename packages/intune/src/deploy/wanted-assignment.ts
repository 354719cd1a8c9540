import type { ResolvedGroup } from '@mdav/core';
import { assignmentWords } from '../json/assignments.ts';
import { assignBody } from './assign-body.ts';
import { deploymentOf } from './deployment.ts';

/**
 * Whom the objects of a group are to be assigned to, in the words in which an export tells it; nothing where the fleet leaves
 * that to whoever deploys them.
 */
export function wantedAssignment(group: ResolvedGroup): string | undefined {
  const { assign, exclude, filter } = group.intune ?? {};
  if ((assign ?? exclude ?? filter) === undefined) return undefined;
  const body = assignBody(deploymentOf(group, []), 'configurationPolicy', { group: String, filter: '' });
  return 'assignments' in body ? assignmentWords(body.assignments) : undefined;
}
