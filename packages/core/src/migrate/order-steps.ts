import type { ManualStep, StepPhase } from '../model/manual-step.ts';
import { type ActionId, actionOf, orderOf, phaseOf } from './actions.ts';
import type { PathStep } from './search.ts';

/** The actions that a step of a runbook does; delivering the policy brings several. */
export const DOES: Readonly<Record<string, readonly ActionId[]>> = {
  'install-defender': ['install-defender'],
  'install-unified-agent': ['install-agent'],
  'start-security-center': ['start-security-center'],
  'exclude-each-other': ['exclude-each-other'],
  'register-antivirus': ['install-other'],
  'install-other-antivirus': ['install-other'],
  'see-other-antivirus': ['see-other'],
  'tamper-protection-off': ['tamper-off'],
  'force-active': ['force-active'],
  'clear-turn-off': ['clear-turn-off'],
  onboard: ['onboard'],
  'remove-other-antivirus': ['remove-other', 'remove-other-and-restart'],
  'block-mode-in-portal': ['block-in-portal'],
  'block-mode-off-in-portal': ['block-portal-off'],
  restart: ['restart', 'remove-other-and-restart'],
  'tamper-protection-on': ['tamper-on'],
};

/** Where a phase begins in the documented order of actions, and the least that lies beyond it. */
const BANDS: Readonly<Record<StepPhase, readonly [number, number]>> = {
  prepare: [0, 65],
  deploy: [65, 95],
  onboard: [95, 130],
  switch: [130, 175],
  confirm: [175, 200],
};

/** Room for the agent is made before it; confirming comes after everything but what closes the change, and the fleet file last. */
const OWN_PLACES: Readonly<Record<string, number>> = {
  'replace-monitoring-agent': 9,
  'confirm-mode': 179,
  'update-fleet-file': 199,
};

/** True for what the policy of a group brings when it is delivered. */
export function comesWithPolicy(action: ActionId): boolean {
  return actionOf(action).hand === 'policy' && action !== 'clear-turn-off';
}

/**
 * The steps of a runbook in the order of a way that the machine found; a phase can come twice there. A step that the way
 * does not need stands where the documented order has it.
 */
export function orderSteps(steps: readonly ManualStep[], way: readonly PathStep[]): readonly ManualStep[] {
  const os = way[0]?.before.os ?? 'server';
  const places = new Map<ActionId, number>();
  let highest = 0;
  for (const { action } of way) {
    // Where the machine departs from the documented order, its own order counts.
    highest = Math.max(highest + 0.01, orderOf(action, os));
    places.set(action, highest);
  }
  const delivered = [...places].find(([action]) => comesWithPolicy(action))?.[1];
  return steps
    .map((step, index) => {
      const does = DOES[step.id] ?? [];
      const taken = does.find((action) => places.has(action));
      const phase = taken === undefined ? step.phase : phaseOf(taken, os);
      const [from, to] = BANDS[phase];
      const own = does[0] === undefined ? (OWN_PLACES[step.id] ?? from) : orderOf(does[0], os);
      const usual = Math.min(Math.max(own, from), to - 0.01);
      const isDelivery = does.length === 0 && phase === 'deploy';
      const place = taken === undefined ? (isDelivery ? delivered : undefined) : places.get(taken);
      return { step: phase === step.phase ? step : { ...step, phase }, place: place ?? usual, usual, index };
    })
    .sort((a, b) => a.place - b.place || a.usual - b.usual || a.index - b.index)
    .map(({ step }) => step);
}
