import {
  checkMembers,
  isObject,
  type JsonObject,
  type Reading,
  readArray,
  readName,
  readNullableText,
  report,
  reportType,
  show,
} from '@mdav/core/json';
import { readScopeTags } from '../json/scope-tags.ts';
import type { CustomProfile, OmaSetting } from './profile.ts';
import { readOma } from './read-oma.ts';

const PROFILE_MEMBERS = new Set(['@odata.type', 'displayName', 'description', 'roleScopeTagIds', 'omaSettings']);

/** Members that belong to the service or to the tenant, and links to other objects. */
const SERVER_STATE: ReadonlySet<string> = new Set([
  'id',
  'version',
  'createdDateTime',
  'lastModifiedDateTime',
  'supportsScopeTags',
  'assignments',
  'groupAssignments',
  'deviceStatuses',
  'userStatuses',
  'deviceStatusOverview',
  'userStatusOverview',
  'deviceSettingStateSummaries',
]);

/** Which editions or versions the profile is for; a rule that is set would be lost. */
const APPLICABILITY = 'deviceManagementApplicabilityRule';

/** Reads a custom profile; undefined, with the reasons noted, when it has not the shape of one. */
export function readProfile(reading: Reading, node: JsonObject): CustomProfile | undefined {
  checkMembers(reading, node, PROFILE_MEMBERS, isProfileNoise);
  noteDropped(reading, node);
  const name = readName(reading, node, 'displayName');
  const description = readNullableText(reading, node, 'description');
  const roleScopeTagIds = readScopeTags(reading, node);
  const items = readArray(reading, node, 'omaSettings');
  const settings: OmaSetting[] = [];
  items?.forEach((item, index) => {
    if (!isObject(item)) {
      reportType(reading, items, index, 'an object');
      return;
    }
    const setting = readOma(reading, item);
    if (setting !== undefined) settings.push(setting);
  });
  return name === undefined || items === undefined ? undefined : { name, description, roleScopeTagIds, settings };
}

function isProfileNoise(name: string): boolean {
  if (name.startsWith('#microsoft.graph.') || SERVER_STATE.has(name) || name.startsWith(APPLICABILITY)) return true;
  return name !== '@odata.type' && name.includes('@odata');
}

function noteDropped(reading: Reading, node: JsonObject): void {
  for (const member of Object.keys(node)) {
    if (!member.startsWith(APPLICABILITY) || node[member] === null) continue;
    report(reading, {
      code: 'custom-dropped',
      severity: 'warning',
      message: `${show(member)} limits the profile to some devices; it is not kept.`,
      hint: 'Set the rule again after the profile is imported, or assign the profile with a filter.',
      node,
      member,
    });
  }
  const { assignments } = node;
  if (!Array.isArray(assignments) || assignments.length === 0) return;
  report(reading, {
    code: 'custom-assignments-dropped',
    severity: 'info',
    message: 'Assignments belong to one tenant; they are not kept.',
    hint: 'Assign the profile after it is imported.',
    node,
    member: 'assignments',
  });
}
