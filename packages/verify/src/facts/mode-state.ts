import type { CollectedData } from '../state/collected.ts';
import type { RegistryState } from '../state/device-state.ts';
import { isQword, valueAt } from '../state/registry-value.ts';
import { BLOCK_MODE, CLOUD, FORCING, ONBOARDING, TURN_OFF, type ValuePlace, WRONG_FORCING } from './places.ts';

/** Data of a value: `null` for not there, nothing for not told. */
type Told = CollectedData | null | undefined;

/** The values of a registry that decide on the mode. */
export interface ModeState {
  readonly onboarding: Told;
  readonly forcing: Told;
  /** A forcing value stands where nothing reads it. */
  readonly isForcedElsewhere: boolean;
  readonly turnOff: Told;
  readonly blockMode: { readonly policy: Told; readonly mdm: Told };
  readonly cloud: { readonly policy: Told; readonly mdm: Told };
}

const NONE: readonly string[] = Object.freeze([]) as readonly string[];

/** Looks them up in what a device told. */
export function modeState(registry: RegistryState | undefined, qwords: readonly string[] = NONE): ModeState {
  const told = ({ key, name }: ValuePlace) => valueAt(registry, key, name);
  // No page says whether a number of 64 bits is read where Windows writes one of 32: what it says was not told.
  const policy = (place: ValuePlace) => (isQword(qwords, place) ? undefined : told(place));
  return {
    onboarding: told(ONBOARDING),
    forcing: told(FORCING),
    isForcedElsewhere: WRONG_FORCING.some((place) => (told(place) ?? null) !== null),
    turnOff: policy(TURN_OFF),
    blockMode: { policy: policy(BLOCK_MODE.policy), mdm: policy(BLOCK_MODE.mdm) },
    cloud: { policy: policy(CLOUD.policy), mdm: policy(CLOUD.mdm) },
  };
}
