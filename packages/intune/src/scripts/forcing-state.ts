import type { SettingValue } from '@mdav/core';
import { REMOVE } from '@mdav/core';

/** What the value is to be: its number, or not there at all. */
export type ForcingState = 0 | 1 | 'absent';

/** Every state. */
export const FORCING_STATES: readonly ForcingState[] = [1, 0, 'absent'];

/** What an assignment of `forceDefenderPassiveMode` asks for. */
export function forcingState(value: SettingValue): ForcingState | undefined {
  if (value === REMOVE) return 'absent';
  return typeof value === 'boolean' ? (value ? 1 : 0) : undefined;
}

/** The assignment that a state comes from. */
export function forcingValue(state: ForcingState): SettingValue {
  return state === 'absent' ? REMOVE : state === 1;
}
