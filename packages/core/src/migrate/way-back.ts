import { type ActionId, backOf } from './actions.ts';
import { findWayTo, type PathStep } from './search.ts';
import type { MigrationState } from './state.ts';

/** How to go back to where a device was before a stage. */
export type WayBack =
  /** The mode did not change, or by installing alone: what each step says takes it back; empty when nothing is to be. */
  | { readonly kind: 'undo'; readonly says: readonly string[] }
  /** By these actions, in this order. `only` says under which condition, or what is different then. */
  | { readonly kind: 'way'; readonly actions: readonly ActionId[]; readonly only?: string }
  /** There is none; complete sentences. */
  | { readonly kind: 'none'; readonly says: readonly string[] };

const ONLY_OFFBOARDING = 'Only offboarding would lead back, and no way here does that.';

/** The way back from the end of some steps to their beginning, by the same machine. Nobody is offboarded. */
export function wayBack(steps: readonly PathStep[], withheld: ReadonlySet<ActionId>): WayBack {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'undo', says: [] };
  const { before } = first;
  const { after } = last;
  // Where there was no Defender Antivirus, taking it away again is the way back; no mode has to be searched for.
  const isInstalling = before.defender !== 'installed' && before.onboarded === after.onboarded;
  if ((before.mode === after.mode || isInstalling) && isSameOther(before, after)) return undo(steps);
  const isBack = (state: MigrationState) =>
    state.mode === before.mode &&
    state.block === before.block &&
    (before.tamper === 'free' || state.tamper === 'holds') &&
    state.restart === 'none';
  const back = findWayTo(after, isBack, withheld);
  // The mode is as it was before: what each step says takes it back.
  if (back.kind === 'way' && back.steps.length === 0) return undo(steps);
  if (back.kind === 'way') return way(back.steps, differences(before, back.steps.at(-1)?.after));
  const freed = findWayTo(after, isBack, new Set([...withheld].filter((action) => action !== 'tamper-off')));
  if (freed.kind === 'way')
    return way(freed.steps, 'Only once tamper protection may be turned off, which the fleet file does not allow.');
  const isOnboarding = before.onboarded === 'no' && after.onboarded === 'yes';
  return { kind: 'none', says: [isOnboarding ? ONLY_OFFBOARDING : 'There is no documented way back.'] };
}

/** Somebody who has seen it there changed nothing. */
function isSameOther(before: MigrationState, after: MigrationState): boolean {
  return before.other === after.other || (before.other === 'named' && after.other === 'installed');
}

function undo(steps: readonly PathStep[]): WayBack {
  const says = [...steps].reverse().map(({ action, before }) => backOf(action, before));
  return { kind: 'undo', says: [...new Set(says.filter((text) => text !== ''))] };
}

function way(steps: readonly PathStep[], only: string | undefined): WayBack {
  return { kind: 'way', actions: steps.map(({ action }) => action), ...(only === undefined ? {} : { only }) };
}

/** What is not as it was, though the mode is. */
function differences(before: MigrationState, after: MigrationState | undefined): string | undefined {
  if (after === undefined || isSameOther(before, after)) return undefined;
  return `The device is ${before.mode} again then, with the other antivirus ${after.other === 'none' ? 'gone' : 'there'}.`;
}
