import { type ManualStep, STEP_PHASES } from '../model/manual-step.ts';
import { type ActionId, orderOf, phaseOf } from './actions.ts';
import type { PathStep } from './search.ts';

/** The actions that a step of a runbook does; delivering the policy brings several. */
const DOES: Readonly<Record<string, readonly ActionId[]>> = {
  'install-unified-agent': ['install-agent'],
  'exclude-each-other': ['exclude-each-other'],
  'register-antivirus': ['install-other'],
  'tamper-protection-off': ['tamper-off'],
  onboard: ['onboard'],
  'remove-other-antivirus': ['remove-other', 'remove-other-and-restart'],
  'block-mode-in-portal': ['block-in-portal'],
  'block-mode-off-in-portal': ['block-portal-off'],
  restart: ['restart', 'remove-other-and-restart'],
  'tamper-protection-on': ['tamper-on'],
};

/** Confirming comes after everything but what closes the change. */
const CONFIRM = 179;

/**
 * The steps of a runbook in the order of a way that the machine found: phase by phase, and within a phase as the way goes.
 * A step that the way does not need keeps its phase and stands where the documented order has it.
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
  const placed = steps.map((step, index) => {
    const does = DOES[step.id] ?? [];
    const taken = does.find((action) => places.has(action));
    const usual = does[0] === undefined ? (step.id === 'confirm-mode' ? CONFIRM : index / 1000) : orderOf(does[0], os);
    const place = taken === undefined ? usual : (places.get(taken) ?? usual);
    const phase = taken === undefined ? step.phase : phaseOf(taken, os);
    return { step: phase === step.phase ? step : { ...step, phase }, place, usual, index };
  });
  const rank = ({ step }: { readonly step: ManualStep }) => STEP_PHASES.indexOf(step.phase);
  return placed
    .sort((a, b) => rank(a) - rank(b) || a.place - b.place || a.usual - b.usual || a.index - b.index)
    .map(({ step }) => step);
}
