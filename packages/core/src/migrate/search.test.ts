import { sampled } from '@mdav/testkit';
import { describe, expect, it } from 'vitest';
import { decide } from '../decision/decide.ts';
import { MODES } from '../model/vocabulary.ts';
import { ACTION_IDS, type ActionId } from './actions.ts';
import { DEAD_END_ROWS } from './dead-ends.ts';
import { factsOf, type Goal, isReached } from './goal.ts';
import { act } from './machine.ts';
import { findWay } from './search.ts';
import { everyState, isIn, isProtected, type MigrationState, stateId } from './state.ts';

const STATES = [...everyState()];
const NUMBERS = new Map(STATES.map((state, index) => [stateId(state), index]));
const numberOf = (state: MigrationState) => NUMBERS.get(stateId(state)) ?? Number.NaN;

/** Where every action leads from every state, looked up once. */
const EDGES: readonly (readonly [ActionId, number])[][] = STATES.map((state) =>
  ACTION_IDS.flatMap((action) => {
    const step = act(state, action);
    return step.kind === 'done' ? [[action, numberOf(step.state)] as const] : [];
  }),
);

/** Every mode, block mode by both routes, and what fleets ask for besides. */
const GOALS: readonly Goal[] = [
  ...MODES.map((mode): Goal => ({ mode, blockBy: 'policy' })),
  { mode: 'active+edr-block', blockBy: 'portal' },
  { mode: 'passive+edr-block', blockBy: 'portal' },
  { mode: 'active', blockBy: 'policy', onboarded: true, tamper: 'holds' },
  { mode: 'passive', blockBy: 'policy', onboarded: true, tamper: 'holds' },
];

/** What fleets withhold: nothing, one thing, or a few that belong together. */
const WITHHELD: readonly (readonly ActionId[])[] = [
  [],
  ['tamper-off'],
  ['install-agent'],
  ['force-passive', 'force-active'],
  ['install-other'],
  ['remove-other', 'remove-other-and-restart'],
  ['onboard'],
];

/** How many steps every state is from the goal, by going over all edges until nothing gets nearer. */
function distances(goal: Goal, withheld: ReadonlySet<ActionId>): readonly number[] {
  const far = STATES.map((state) => (isReached(state, goal) ? 0 : Number.POSITIVE_INFINITY));
  for (let changed = true; changed; ) {
    changed = false;
    EDGES.forEach((edges, from) => {
      for (const [action, to] of edges) {
        const through = (far[to] ?? 0) + 1;
        if (withheld.has(action) || through >= (far[from] ?? 0)) continue;
        far[from] = through;
        changed = true;
      }
    });
  }
  return far;
}

/** What the documentation has against a step, written down once more and not taken from the tables. */
function objection(action: ActionId, before: MigrationState, after: MigrationState): string | undefined {
  const server = before.os === 'server';
  if ((before.other === 'installed' || before.other === 'named') && after.other === 'none' && after.mode !== 'active')
    return 'the other antivirus goes and Defender is not active';
  if (before.mode === 'active' && after.mode !== 'active' && (after.other === 'none' || after.other === 'named'))
    return 'Defender stops being active and nobody has seen anything else there';
  if (!server && after.force !== 'absent' && after.force !== before.force) return 'a client is forced';
  if (server && before.force !== 'absent' && after.force === 'absent') return 'the value is removed';
  if (server && action === 'onboard' && before.other !== 'none' && before.force !== '1')
    return 'a server is onboarded beside another antivirus without the value';
  const isHeld = server && before.onboarded === 'yes' && before.mode === 'active' && before.tamper === 'holds';
  if (isHeld && (after.mode === 'passive' || (before.force !== '1' && after.force === '1')))
    return 'tamper protection holds the server active';
  if (server && after.mode === 'active' && before.mode === 'passive' && after.other !== 'none')
    return 'Defender becomes active beside another antivirus';
  if (
    server &&
    after.mode === 'passive' &&
    before.mode === 'active' &&
    ((after.force !== '1' && before.turnOff === 'absent') || after.onboarded === 'no')
  )
    return 'a server becomes passive without the value or without onboarding';
  if (
    !server &&
    after.mode === 'passive' &&
    before.mode !== 'passive' &&
    (after.other === 'none' || after.onboarded === 'no')
  )
    return 'a client becomes passive alone or without onboarding';
  if (after.block === 'portal' && before.block !== 'portal' && after.onboarded === 'no')
    return 'block mode is switched on before onboarding';
  return before.onboarded === 'yes' && after.onboarded === 'no' ? 'a device is offboarded' : undefined;
}

describe.each(WITHHELD.map((list) => [list.join(', ') || 'nothing', new Set(list)] as const))(
  'with %s withheld, from many states to every goal',
  (_, withheld) => {
    it('a way is found where there is one, it is the shortest, and it holds', () => {
      // What is withheld changes nothing about the rest: there the two that ask for most are enough.
      for (const goal of withheld.size === 0 ? GOALS : GOALS.slice(-2)) {
        const far = distances(goal, withheld);
        for (const [number, start] of sampled(24, STATES.entries())) {
          const found = findWay({ start, goal, withheld });
          if (found.kind === 'none') {
            expect(far[number]).toBe(Number.POSITIVE_INFINITY);
            continue;
          }
          if (found.steps.length !== far[number]) expect(found.steps.length, stateId(start)).toBe(far[number]);
          let state = start;
          for (const { action, before, after } of found.steps) {
            const isDeadEnd = DEAD_END_ROWS.some(({ actions, when }) => actions.includes(action) && isIn(state, when));
            const isStill = isProtected(state) && !isProtected(after);
            const edge = EDGES[numberOf(state)]?.find(([id]) => id === action);
            if (isDeadEnd || isStill || withheld.has(action) || edge?.[1] !== numberOf(after) || before !== state)
              expect.unreachable(`${action} from ${stateId(state)}`);
            const wrong = objection(action, before, after);
            if (wrong !== undefined) expect.unreachable(`${wrong}: ${action} from ${stateId(before)}`);
            state = after;
          }
          const { verdict, cause } = decide(factsOf(state, goal));
          if (verdict !== 'right' && cause !== 'block-mode-not-visible') expect.unreachable(stateId(state));
        }
      }
    });
  },
);
