import type { AssignAll } from '@mdav/core';

/** How Graph calls the words of `assign`. */
export const ALL_TARGETS = {
  'all-devices': '#microsoft.graph.allDevicesAssignmentTarget',
  'all-users': '#microsoft.graph.allLicensedUsersAssignmentTarget',
} as const satisfies Record<AssignAll, string>;
