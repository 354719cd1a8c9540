import type { OsFact, ResolvedGroup } from '@mdav/core';
import { isServer, OS_INFO } from '@mdav/core';

/**
 * Why a group of servers gets nothing from Intune. Settings catalog policies and custom profiles are MDM policies, and
 * servers do not enrol; security settings management of Defender for Endpoint reaches them, with endpoint security
 * profiles only.
 */
export const SERVERS_NOT_REACHED =
  'Settings catalog policies and custom profiles reach enrolled clients, not servers; through the security settings ' +
  'management of Defender for Endpoint servers get endpoint security profiles only.';

/** True for an operating system that enrols in Intune. */
export function isEnrollable(os: OsFact): boolean {
  return !isServer(os.id) && OS_INFO[os.id].downlevel !== true;
}

/** Whether an MDM policy reaches any device of the group. */
export function isReached(group: ResolvedGroup): boolean {
  return group.os.some(isEnrollable);
}
