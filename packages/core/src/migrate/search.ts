import { remember } from '../memory/remember.ts';
import { ACTION_IDS, type ActionId, orderOf } from './actions.ts';
import type { DeadEndRow } from './dead-ends.ts';
import { type Goal, isReached } from './goal.ts';
import { act } from './machine.ts';
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
  readonly place: Place;
  /** The shortest ways into the state. */
  readonly into: { readonly from: Node; readonly action: ActionId }[];
  readonly depth: number;
}

/** A state, one object for each: the searches of a fleet go through the same few thousand over and over. */
interface Place {
  readonly state: MigrationState;
  /** What can be done there, and what is refused; idle steps are left out. */
  moves?: readonly Move[];
}

interface Move {
  readonly action: ActionId;
  /** Where it leads; absent where it is refused. */
  readonly to?: Place;
  readonly met: readonly Met[];
}

const PLACES = new Map<string, Place>();

function placeOf(state: MigrationState): Place {
  const id = stateId(state);
  const known = PLACES.get(id);
  if (known !== undefined) return known;
  const place: Place = { state };
  PLACES.set(id, place);
  return place;
}

/** The machine does not change: what can be done in a state is worked out once. */
function movesFrom(place: Place): readonly Move[] {
  place.moves ??= ACTION_IDS.flatMap((action): readonly Move[] => {
    const step = act(place.state, action);
    if (step.kind === 'idle') return [];
    if (step.kind === 'done') return [{ action, to: placeOf(step.state), met: [] }];
    return [{ action, met: step.by.map((by) => ({ action, by })) }];
  });
  return place.moves;
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
  const nodes = new Map<Place, Node>();
  const root: Node = { place: placeOf(start), into: [], depth: 0 };
  nodes.set(root.place, root);
  let layer: Node[] = [root];
  while (layer.length > 0) {
    const reached = layer.filter(({ place }) => isGood(place.state));
    if (reached.length > 0) return { kind: 'way', steps: inDocumentedOrder(start, reached) };
    layer = layer.flatMap((node) => expand(node, withheld, nodes));
  }
  return { kind: 'none', states: nodes.size, met: metIn(nodes, withheld) };
}

function expand(node: Node, withheld: ReadonlySet<ActionId>, nodes: Map<Place, Node>): readonly Node[] {
  const fresh: Node[] = [];
  for (const { action, to } of movesFrom(node.place)) {
    if (to === undefined || withheld.has(action)) continue;
    const known = nodes.get(to);
    const next = known ?? { place: to, into: [], depth: node.depth + 1 };
    if (next.depth === node.depth + 1) next.into.push({ from: node, action });
    if (known !== undefined) continue;
    nodes.set(to, next);
    fresh.push(next);
  }
  return fresh;
}

/** Every refusal that stood in the way, once. */
function metIn(nodes: ReadonlyMap<Place, Node>, withheld: ReadonlySet<ActionId>): readonly Met[] {
  const met = new Map<string, Met>();
  for (const place of nodes.keys())
    for (const move of movesFrom(place))
      if (!withheld.has(move.action)) for (const one of move.met) met.set(`${one.action} ${one.by.id}`, one);
  return [...met.values()];
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
    if (best !== undefined)
      steps.push({ action: best.action, before: steps.at(-1)?.after ?? start, after: best.to.place.state });
    node = best?.to;
  }
  return steps;
}
