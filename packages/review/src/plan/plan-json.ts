import { jsonForLogs } from '../findings/safe-text.ts';
import type { FleetPlan } from './fleet-plan.ts';
import { type PlanBase, planDocument } from './plan-document.ts';

/** A plan for other programs, as `plan.schema.json` describes it. */
export function planJson(plan: FleetPlan, against: PlanBase): string {
  return jsonForLogs(planDocument(plan, against));
}
