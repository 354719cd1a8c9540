import type { FleetPlan } from './fleet-plan.ts';
import type { PlanBase } from './plan-document.ts';

/** A plan with what it was made against, as the reporters take it. */
export interface ChangePlan {
  readonly plan: FleetPlan;
  readonly base: PlanBase;
  /** What fits where the Markdown goes; absent for everything. */
  readonly maxCharacters?: number;
}
