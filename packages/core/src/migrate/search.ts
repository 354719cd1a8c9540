import { remember } from '../memory/remember.ts';
import { ACTION_IDS, type ActionId, orderOf } from './actions.ts';
import type { DeadEndRow } from './dead-ends.ts';
import { type Goal, isReached } from './goal.ts';
import { act, type Step } from './machine.ts';
import { type MigrationState, stateId } from './state.ts';

/** From where to where, and with what. */
export interface Problem {
  readonly start: MigrationState;
  readonly goal: Goal;
  /** What the fleet does not allow, or has no way for. */
  readonly withheld: ReadonlySet<ActionId>;
}

/** One step of a way. */
export interface PathStep {
  readonly action: ActionId;
  readonly before: MigrationState;
  readonly after: MigrationState;
}

/** What a search found. */
export type Found =
  | { readonly kind: 'way'; readonly steps: readonly PathStep[] }
  /** Every state that can be reached was looked at; the dead ends that were met on the way. */
  | { readonly kind: 'none'; readonly states: number; readonly met: readonly Met[] };

/** An action that was refused somewhere. */
export interface Met {
  readonly action: ActionId;
  readonly by: Omit<DeadEndRow, 'actions' | 'when'>;
}

interface Node {
  readonly id: string;
  readonly state: MigrationState;
  /** The shortest ways into the state. */
  readonly into: { readonly from: Node; readonly action: ActionId }[];
  readonly depth: number;
}

/**
 * Looks at every state that can be reached, nearest first. Of the shortest ways it takes the one in the documented
 * order. Never through a dead end, never leaving a device unprotected that was protected.
 */
export function findWay({ start, goal, withheld }: Problem): Found {
  return wayOf({ start, goal, withheld: [...withheld].sort() });
}

/** The groups of a fleet start from few places. */
const wayOf = remember(
  ({ start, goal, withheld }: Pick<Problem, 'start' | 'goal'> & { readonly withheld: readonly ActionId[] }): Found =>
    findWayTo(start, (state) => isReached(state, goal), new Set(withheld)),
  1024,
);

/** The same, to any state that is good enough. */
export function findWayTo(
  start: MigrationState,
  isGood: (state: MigrationState) => boolean,
  withheld: ReadonlySet<ActionId>,
): Found {
  const nodes = new Map<string, Node>();
  const met = new Map<string, Met>();
  const root: Node = { id: stateId(start), state: start, into: [], depth: 0 };
  nodes.set(root.id, root);
  let layer: Node[] = [root];
  while (layer.length > 0) {
    const reached = layer.filter(({ state }) => isGood(state));
    if (reached.length > 0) return { kind: 'way', steps: inDocumentedOrder(start, reached) };
    layer = layer.flatMap((node) => expand(node, withheld, nodes, met));
  }
  return { kind: 'none', states: nodes.size, met: [...met.values()] };
}

function expand(
  node: Node,
  withheld: ReadonlySet<ActionId>,
  nodes: Map<string, Node>,
  met: Map<string, Met>,
): readonly Node[] {
  const fresh: Node[] = [];
  for (const { action, step, id } of movesFrom(node.id, node.state)) {
    if (withheld.has(action)) continue;
    if (step.kind === 'refused') for (const by of step.by) met.set(`${action} ${by.id}`, { action, by });
    if (step.kind !== 'done') continue;
    const known = nodes.get(id);
    const next = known ?? { id, state: step.state, into: [], depth: node.depth + 1 };
    if (next.depth === node.depth + 1) next.into.push({ from: node, action });
    if (known !== undefined) continue;
    nodes.set(id, next);
    fresh.push(next);
  }
  return fresh;
}

interface Move {
  readonly action: ActionId;
  readonly step: Step;
  /** Of the state that it leads to; empty where it leads nowhere. */
  readonly id: string;
}

/** The machine does not change: what can be done in a state is worked out once. There are a few thousand states. */
const MOVES = new Map<string, readonly Move[]>();

function movesFrom(id: string, state: MigrationState): readonly Move[] {
  const known = MOVES.get(id);
  if (known !== undefined) return known;
  const moves = ACTION_IDS.flatMap((action): readonly Move[] => {
    const step = act(state, action);
    return step.kind === 'idle' ? [] : [{ action, step, id: step.kind === 'done' ? stateId(step.state) : '' }];
  });
  MOVES.set(id, moves);
  return moves;
}

/** Of all shortest ways the one whose first step comes first in the documented order, then its second, and so on. */
function inDocumentedOrder(start: MigrationState, reached: readonly Node[]): readonly PathStep[] {
  const out = new Map<Node, { readonly to: Node; readonly action: ActionId }[]>();
  const seen = new Set<Node>(reached);
  for (let open = [...reached]; open.length > 0; ) {
    const earlier: Node[] = [];
    for (const node of open)
      for (const { from, action } of node.into) {
        out.set(from, [...(out.get(from) ?? []), { to: node, action }]);
        if (!seen.has(from)) earlier.push(from);
        seen.add(from);
      }
    open = earlier;
  }
  const steps: PathStep[] = [];
  let node = [...seen].find(({ depth }) => depth === 0);
  while (node !== undefined) {
    const [best] = [...(out.get(node) ?? [])].sort((a, b) => orderOf(a.action, start.os) - orderOf(b.action, start.os));
    if (best !== undefined) steps.push({ action: best.action, before: node.state, after: best.to.state });
    node = best?.to;
  }
  return steps;
}
