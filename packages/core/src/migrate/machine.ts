import { type ActionId, actionOf } from './actions.ts';
import { type DeadEndRow, deadEndsOf, UNPROTECTED } from './dead-ends.ts';
import { isIn, isProtected, type MigrationState, stateId } from './state.ts';
import { settled } from './windows.ts';

/** What comes of an action in a state. */
export type Step =
  | { readonly kind: 'done'; readonly state: MigrationState }
  /** It would change nothing, or makes no sense here. */
  | { readonly kind: 'idle' }
  /** It is possible, and the documentation advises against it or it leaves the device unprotected. */
  | { readonly kind: 'refused'; readonly by: readonly Omit<DeadEndRow, 'actions' | 'when'>[] };

/** Does one thing to a device and lets Windows do what it does by itself. */
export function act(state: MigrationState, id: ActionId): Step {
  const action = actionOf(id);
  if (!action.when.some((when) => isIn(state, when))) return { kind: 'idle' };
  const refusals = deadEndsOf(id, state);
  if (refusals.length > 0) return { kind: 'refused', by: refusals };
  const effect = action.effect.find(({ when }) => when === undefined || isIn(state, when));
  const changed = { ...state, ...effect?.set };
  // What already runs on an onboarded device is held as before, whatever is installed beside it.
  const isHeld = state.onboarded === 'yes' && state.mode !== 'disabled';
  const after =
    action.settles === 'fresh'
      ? settled(changed, isHeld ? state.mode : 'fresh')
      : action.settles.includes(state.os)
        ? settled(changed)
        : changed;
  if (stateId(after) === stateId(state)) return { kind: 'idle' };
  if (isProtected(state) && !isProtected(after)) return { kind: 'refused', by: [UNPROTECTED] };
  return { kind: 'done', state: after };
}
