import type { ActionId } from './actions.ts';
import { act } from './machine.ts';
import { findWay, type Met, type PathStep, type Problem } from './search.ts';
import type { Withheld } from './situation.ts';
import type { MigrationState } from './state.ts';

/** Why there is no way, and the least that would have to change. */
export interface NoWay {
  /** How many states were looked at; all that can be reached. */
  readonly states: number;
  /** The smallest set of facts without which there is a way; empty when none helps. */
  readonly first: readonly Withheld[];
  /** The dead ends that stand in that way. */
  readonly deadEnds: readonly Met[];
  /** The way that opens then. */
  readonly opens: readonly PathStep[];
}

/** A way, or why there is none: the search again with the fewest facts relaxed that open one. */
export function findWayOrWhy(
  problem: Problem,
  withheld: readonly Withheld[],
): { readonly kind: 'way'; readonly steps: readonly PathStep[] } | { readonly kind: 'none'; readonly why: NoWay } {
  const blocked = (list: readonly Withheld[]) =>
    new Set([...problem.withheld, ...list.flatMap(({ actions }) => actions)]);
  const found = findWay({ ...problem, withheld: blocked(withheld) });
  if (found.kind === 'way') return found;
  for (const first of bySize(withheld)) {
    const open = findWay({ ...problem, withheld: blocked(withheld.filter((fact) => !first.includes(fact))) });
    if (open.kind === 'none') continue;
    const deadEnds = metWithout(problem.start, open.steps, new Set(first.flatMap(({ actions }) => actions)));
    return { kind: 'none', why: { states: found.states, first, deadEnds, opens: open.steps } };
  }
  return { kind: 'none', why: { states: found.states, first: [], deadEnds: found.met, opens: [] } };
}

/** What refuses the way that would open, when one goes it without the actions that are withheld. */
function metWithout(start: MigrationState, steps: readonly PathStep[], without: ReadonlySet<ActionId>): readonly Met[] {
  let state = start;
  for (const { action } of steps) {
    if (without.has(action)) continue;
    const step = act(state, action);
    if (step.kind === 'refused') return step.by.map((by) => ({ action, by }));
    if (step.kind === 'done') state = step.state;
  }
  return [];
}

/** Every choice of facts, the smallest ones first. */
function bySize<T>(list: readonly T[]): readonly (readonly T[])[] {
  let choices: readonly (readonly T[])[] = [[]];
  for (const entry of list) choices = choices.concat(choices.map((choice) => [...choice, entry]));
  return choices.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
}
