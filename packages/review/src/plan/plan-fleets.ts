import type { CheckOptions, ResolvedFleet } from '@mdav/core';
import type { FleetPlan } from './fleet-plan.ts';
import { stateOfFleet } from './plan-state.ts';
import { planStates } from './plan-states.ts';

/**
 * What the change from one fleet to another does to which devices: settings with their direction, modes with the steps
 * that they take, findings that come and go. Without an old fleet everything is new. Pure; both fleets are held to the
 * same day and rules.
 */
export function planFleets(before: ResolvedFleet | undefined, after: ResolvedFleet, options: CheckOptions): FleetPlan {
  const old =
    before === undefined ? { fleet: after.name, groups: [], findings: [], waivers: [] } : stateOfFleet(before, options);
  return planStates(old, stateOfFleet(after, options), { date: options.date, waivers: after.waivers });
}
