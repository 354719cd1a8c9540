import { holds } from '../decision/decide.ts';
import type { Conditions } from '../decision/decision-table.ts';
import { FACT_IDS, type FactId, type Facts } from '../decision/facts.ts';
import type { SourceId } from '../facts/sources.ts';
import { isPassive } from '../mode/settle-mode.ts';
import type { StepPhase } from '../model/manual-step.ts';
import { type ActionId, actionOf, type Hand, phaseOf } from './actions.ts';
import { deadEndsOf } from './dead-ends.ts';
import { factsOf, type Goal } from './goal.ts';
import type { PathStep } from './search.ts';
import type { MigrationState } from './state.ts';
import { type WayBack, wayBack } from './way-back.ts';

/** One thing to do. */
export interface StageStep {
  readonly action: ActionId;
  readonly title: string;
  readonly hand: Hand;
  /** Why not sooner: the dead ends that it would have met; complete sentences. */
  readonly notSooner: readonly string[];
  readonly sources: readonly SourceId[];
}

/** What a device has to show before the next stage begins. */
export interface Gate {
  /** Each of these facts has one of its values. */
  readonly expect: Conditions;
  /** What no fact shows and a person has to look at; complete sentences. */
  readonly look: readonly string[];
}

/** Steps that go together, with a gate after them. */
export interface Stage {
  readonly phase: StepPhase;
  readonly steps: readonly StageStep[];
  /** The policy of the group is delivered in this stage, with everything that the group sets. */
  readonly delivers: boolean;
  readonly gate: Gate;
  readonly back: WayBack;
}

/** What a way is turned into stages with. */
export interface StageContext {
  readonly goal: Goal;
  readonly withheld: ReadonlySet<ActionId>;
  /** The group sets something that has to reach the devices, whether or not the mode asks for it. */
  readonly hasPolicy: boolean;
  /** Whether the files of the group do what their policy is to do. */
  readonly carries: (action: ActionId) => boolean;
}

/** True when a device shows what the gate asks for. */
export function passesGate({ expect }: Gate, facts: Facts): boolean {
  return holds(expect, facts);
}

/** A way as stages: steps of one phase that follow each other, each stage with its gate and way back. */
export function stagesOf(steps: readonly PathStep[], context: StageContext): readonly Stage[] {
  const runs: PathStep[][] = [];
  for (const step of steps) {
    const run = runs.at(-1);
    const isSame = run?.[0] !== undefined && phaseOfStep(run[0]) === phaseOfStep(step);
    if (isSame) run?.push(step);
    else runs.push([step]);
  }
  const stages = runs.map((run) => stageOf(run, steps, context));
  const isDelivered = stages.some(({ delivers }) => delivers);
  if (isDelivered || !context.hasPolicy || stages.length === 0) return stages;
  const at = stages.findIndex(({ phase }) => phase !== 'prepare');
  const position = at === -1 ? stages.length : at;
  const before = runs[position]?.[0]?.before ?? runs.at(-1)?.at(-1)?.after;
  const delivery: Stage = {
    phase: 'deploy',
    steps: [],
    delivers: true,
    gate: {
      expect:
        before === undefined
          ? {}
          : {
              reported: reportedIn(before, context.goal),
              ...(reliesOnFree(before, context.goal) ? { tamper: ['free'] } : {}),
            },
      look: [
        'The settings of the group have arrived.',
        ...(before === undefined ? [] : whyEither(before, context.goal)),
      ],
    },
    back: { kind: 'undo', says: ['Unlink or unassign the policy.'] },
  };
  return [...stages.slice(0, position), delivery, ...stages.slice(position)];
}

function phaseOfStep({ action, before }: PathStep): StepPhase {
  return phaseOf(action, before.os);
}

function stageOf(run: readonly PathStep[], all: readonly PathStep[], context: StageContext): Stage {
  const { goal, withheld, hasPolicy, carries } = context;
  const steps = run.map((step) => stageStep(step, all, carries));
  const isOfPolicy = run.some(({ action }) => actionOf(action).hand === 'policy');
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a stage without steps');
  const [before, after] = [factsOf(first.before, goal), factsOf(last.after, goal)];
  const shown = FACT_IDS.filter(
    (id) =>
      id === 'reported' ||
      (id === 'tamper' && reliesOnFree(last.after, goal)) ||
      (GATED.has(id) && before[id] !== after[id]) ||
      // `EDR Block Mode` alone does not tell passive from active.
      (after.reported === 'edr-block' && id === (last.after.os === 'server' ? 'force' : 'antivirus')),
  );
  return {
    phase: phaseOfStep(first),
    steps,
    delivers: isOfPolicy && (hasPolicy || steps.some(({ hand }) => hand === 'policy')),
    gate: {
      expect: Object.fromEntries(
        shown.map((id) => [id, id === 'reported' ? reportedIn(last.after, goal) : [after[id]]]),
      ) as Conditions,
      look: [...run.flatMap(({ action }) => LOOK[action] ?? []), ...whyEither(last.after, goal)],
    },
    back: alsoForPassive(wayBack(run, withheld), last.after, goal),
  };
}

/** True where the next look of Windows makes a server passive only because tamper protection does not hold it active. */
function reliesOnFree({ os, mode, onboarded, force, tamper }: MigrationState, goal: Goal): boolean {
  const isLeaving = os === 'server' && mode === 'active' && onboarded === 'yes' && force === '1' && tamper === 'free';
  return isLeaving && isPassive(goal.mode);
}

/** True where Windows may make a client active by itself: the other antivirus stopped protecting it. */
function mayReturn({ os, mode, other }: MigrationState): boolean {
  return os === 'client' && other === 'idle' && mode !== 'active';
}

/** The mode that a device shows; where nothing but the next look of Windows is missing, that may have been taken already. */
function reportedIn(state: MigrationState, goal: Goal): readonly Facts['reported'][] {
  const now = factsOf(state, goal).reported;
  if (mayReturn(state)) return [now, 'active'];
  return reliesOnFree(state, goal) ? [now, factsOf({ ...state, mode: 'passive' }, goal).reported] : [now];
}

/** Why a gate takes more than one mode. */
function whyEither(state: MigrationState, goal: Goal): readonly string[] {
  if (mayReturn(state)) return [RETURNS];
  return reliesOnFree(state, goal) ? [SOONER] : [];
}

const RETURNS = 'Beside a product that stopped protecting, Defender may become active by itself.';
const SOONER = 'No page says that the value 1 waits for a restart: servers may be passive before it.';

/** What a stage that may have made servers passive says of them, where its way back is for those that are active. */
function alsoForPassive(back: WayBack, state: MigrationState, goal: Goal): WayBack {
  if (back.kind !== 'undo' || !reliesOnFree(state, goal)) return back;
  return { ...back, says: [...back.says, PASSIVE_ALREADY] };
}

const PASSIVE_ALREADY =
  'A server that is passive already goes back by the value 0 and, in one maintenance window, without the other antivirus and with a restart.';

/** Facts that a step can change. `change` is none: it tells of the past. */
const GATED: ReadonlySet<FactId> = new Set<FactId>([
  'defender',
  'onboarded',
  'sensor',
  'securityCenter',
  'antivirus',
  'force',
  'turnOff',
  'tamper',
  'blockPolicy',
]);

const RUNS = 'The other antivirus runs and protects in real time.';
const LOOK: Partial<Record<ActionId, string>> = {
  'exclude-each-other': "Both consoles show the other product's files as excluded.",
  'install-other': RUNS,
  'see-other': RUNS,
  'remove-other-and-restart': 'The other antivirus is gone from the list of programs.',
  'block-in-portal': 'The portal shows the switch on; an active device does not show block mode itself.',
};

function stageStep(step: PathStep, all: readonly PathStep[], carries: StageContext['carries']): StageStep {
  const { title, hand: own, sources } = actionOf(step.action);
  const hand = own === 'policy' && !carries(step.action) ? 'elsewhere' : own;
  const sooner = all.slice(0, all.indexOf(step)).flatMap(({ before }) => deadEndsOf(step.action, before));
  return { action: step.action, title, hand, notSooner: [...new Set(sooner.map(({ says }) => says))], sources };
}
