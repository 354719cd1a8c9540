import { type ActionId, actionOf } from './actions.ts';
import { findWayTo, type PathStep } from './search.ts';
import type { MigrationState } from './state.ts';

/** How to go back to where a device was before a stage. */
export type WayBack =
  /** The mode did not change: what each step says takes it back; empty when there is nothing to take back. */
  | { readonly kind: 'undo'; readonly says: readonly string[] }
  /** By these actions, in this order. `only` says under which condition, or what is different then. */
  | { readonly kind: 'way'; readonly actions: readonly ActionId[]; readonly only?: string }
  /** There is none; why. */
  | { readonly kind: 'none'; readonly says: readonly string[] };

/** The way back from the end of some steps to their beginning, by the same machine. Nobody is offboarded. */
export function wayBack(steps: readonly PathStep[], withheld: ReadonlySet<ActionId>): WayBack {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'undo', says: [] };
  const { before } = first;
  const { after } = last;
  if (before.mode === after.mode && before.other === after.other) {
    const says = [...steps].reverse().flatMap(({ action }) => actionOf(action).back);
    return { kind: 'undo', says: [...new Set(says.filter((text) => text !== ''))] };
  }
  const isBack = (state: MigrationState) =>
    state.mode === before.mode &&
    state.block === before.block &&
    (before.tamper === 'free' || state.tamper === 'holds') &&
    state.restart === 'none';
  const back = findWayTo(after, isBack, withheld);
  if (back.kind === 'way') return way(back.steps, differences(before, back.steps.at(-1)?.after));
  const freed = findWayTo(after, isBack, new Set([...withheld].filter((action) => action !== 'tamper-off')));
  if (freed.kind === 'way')
    return way(freed.steps, 'Only once tamper protection may be turned off, which the fleet file does not allow.');
  return { kind: 'none', says: [...new Set(back.met.map(({ by }) => by.says))] };
}

function way(steps: readonly PathStep[], only: string | undefined): WayBack {
  return { kind: 'way', actions: steps.map(({ action }) => action), ...(only === undefined ? {} : { only }) };
}

/** What is not as it was, though the mode is. */
function differences(before: MigrationState, after: MigrationState | undefined): string | undefined {
  if (after === undefined || before.other === after.other) return undefined;
  return `The device is ${before.mode} again then, with the other antivirus ${after.other === 'none' ? 'gone' : 'there'}.`;
}
