import type { AssignAll } from '@mdav/core';
import { ALL_TARGETS } from '../json/targets.ts';
import type { Deployment, ObjectKind } from './deployment.ts';

/** Body of an assign action. Each call takes the whole set. */
export type WireAssign =
  | { readonly assignments: readonly WireAssignment[] }
  | { readonly deviceHealthScriptAssignments: readonly WireScriptAssignment[] };

/** An assignment of a policy or profile. */
export interface WireAssignment {
  readonly target: WireTarget;
}

/** An assignment of a script package, which also says when it runs. */
export interface WireScriptAssignment extends WireAssignment {
  readonly runRemediationScript: true;
  readonly runSchedule: WireDailySchedule;
}

/** Every so many days at a time of day, `HH:MM:SS`. */
export interface WireDailySchedule {
  readonly '@odata.type': '#microsoft.graph.deviceHealthScriptDailySchedule';
  readonly interval: number;
  readonly time: string;
  readonly useUtc: boolean;
}

/** Whom an assignment is for, or whom it leaves out. */
export type WireTarget = WireGroupTarget | WireAllTarget | WireExclusionTarget;

/** The members of a group, narrowed by a filter where one is named. */
export interface WireGroupTarget extends WireFiltered {
  readonly '@odata.type': '#microsoft.graph.groupAssignmentTarget';
  readonly groupId: string;
}

/** Everybody whom Intune knows so, narrowed likewise. */
export interface WireAllTarget extends WireFiltered {
  readonly '@odata.type': (typeof ALL_TARGETS)[AssignAll];
}

/** What a target that takes devices in may carry. */
export interface WireFiltered {
  readonly deviceAndAppManagementAssignmentFilterId?: string;
  readonly deviceAndAppManagementAssignmentFilterType?: 'include' | 'exclude';
}

/** A group whose members get nothing. */
export interface WireExclusionTarget {
  readonly '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget';
  readonly groupId: string;
}

/** Every night, by the clock of the device. */
const NIGHTLY: WireDailySchedule = {
  '@odata.type': '#microsoft.graph.deviceHealthScriptDailySchedule',
  interval: 1,
  time: '01:00:00',
  useUtc: false,
};

/** What stands for the ids of the tenant. */
export interface AssignIds {
  /** By place in `assign` and then in `exclude`, from 0. */
  readonly group: (place: number) => string;
  readonly filter: string;
}

/** The body of the assign action of an object. */
export function assignBody(
  { assign, assignAll, exclude, filter }: Deployment,
  kind: ObjectKind,
  ids: AssignIds,
): WireAssign {
  const filtered =
    filter === null
      ? {}
      : {
          deviceAndAppManagementAssignmentFilterId: ids.filter,
          deviceAndAppManagementAssignmentFilterType: filter.mode,
        };
  const targets: readonly WireTarget[] = [
    ...assignAll.map((word) => ({ '@odata.type': ALL_TARGETS[word], ...filtered })),
    ...assign.map((_, place) => ({
      '@odata.type': '#microsoft.graph.groupAssignmentTarget' as const,
      groupId: ids.group(place),
      ...filtered,
    })),
    ...exclude.map((_, place) => ({
      '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget' as const,
      groupId: ids.group(assign.length + place),
    })),
  ];
  if (kind !== 'healthScript') return { assignments: targets.map((target) => ({ target })) };
  return {
    deviceHealthScriptAssignments: targets.map((target) => ({
      target,
      runRemediationScript: true,
      runSchedule: NIGHTLY,
    })),
  };
}
