import type { GroupLayer } from './fleet.ts';
import { FLEET_KEYS } from './fleet-keys.generated.ts';

/** A fact of a group: everything that a layer may say apart from settings. */
export type LayerFact = Exclude<keyof GroupLayer, 'settings'>;

/** The facts of a group that a layer may settle; the topmost layer that says one wins. */
export const LAYER_FACTS: readonly LayerFact[] = (
  Object.keys(FLEET_KEYS.GroupLayer satisfies Record<keyof GroupLayer, string>) as (keyof GroupLayer)[]
).filter((key) => key !== 'settings');
