import { type FleetPlan, jsonForLogs, type PlanBase, planDocument } from '@mdav/core';

/** A plan for other programs, as `plan.schema.json` describes it. */
export function planJson(plan: FleetPlan, against: PlanBase): string {
  return jsonForLogs(planDocument(plan, against));
}
