import type { ResolvedGroup } from '@mdav/core';

/** The name of an object: fleet, group, and what it is for. By it the deployment finds the object again. */
export function objectName(group: ResolvedGroup, purpose: string): string {
  return `${group.fleet} - ${group.name} - ${purpose}`;
}

/** The name that an object had under the first name of its group; `null` where the group was never renamed. */
export function formerName(group: ResolvedGroup, name: string): string | null {
  const { was } = group;
  if (was === undefined || was === group.name) return null;
  const purpose = name.slice(objectName(group, '').length);
  return objectName({ ...group, name: was }, purpose);
}

/** What an administrator reads in the portal. */
export function describeGroup(group: ResolvedGroup): string {
  const written = `Written by mdav for the group ${group.name} of the fleet ${group.fleet}; change it there.`;
  return group.description === undefined ? written : `${group.description}\n${written}`;
}
