import type { FleetTarget, Target } from '@mdav/core/format';
import { gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { intuneFleetTargets, intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';
import { queriesTarget, VERIFY_ID, verifyTarget } from '@mdav/verify';
import type { Word } from '../program/options.ts';

/** Everything that mdav can write, in the order of the summary. A new target is one entry here. */
export const TARGETS: readonly Target[] = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];

/** What lies beside the folders of the groups. */
export const FLEET_TARGETS: readonly FleetTarget[] = [...gpoFleetTargets, ...intuneFleetTargets, queriesTarget];

/** Written whatever is chosen: runbooks refer to it, and it is small. */
export const ALWAYS: readonly string[] = [VERIFY_ID];

/** What `--target` knows: a part that is made once for all groups goes by the name of the target that it belongs to. */
export function targetWords(): readonly Word[] {
  const all = new Map([...FLEET_TARGETS, ...TARGETS].map(({ id, title }) => [id, title]));
  const ids = [...TARGETS, ...FLEET_TARGETS].map(({ id }) => id);
  return [...new Set(ids)].map((id) => ({ text: id, meaning: all.get(id) ?? '' }));
}
