import type { FleetTarget, Target } from '@mdav/core/format';
import { furtherGpoTargets, gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { furtherIntuneTargets, intuneFleetTargets, intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';
import { queriesTarget, VERIFY_ID, verifyTarget } from '@mdav/verify';
import type { Word } from '../program/options.ts';

/** Everything that a build writes unasked, in the order of the summary. A new target is one entry in the list of its package. */
export const TARGETS: readonly Target[] = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];

/** What no way of delivery asks for: a build writes it when `--target` names it, for groups whose `deliver` it serves. */
export const FURTHER_TARGETS: readonly Target[] = [...furtherGpoTargets, ...furtherIntuneTargets];

/** A target that `--target` names: it then serves more groups than those that ask for it. */
export function named(target: Target): Target {
  const { serves, byName = [] } = target;
  return { ...target, serves: [...serves, ...byName] };
}

/** What lies beside the folders of the groups. */
export const FLEET_TARGETS: readonly FleetTarget[] = [...gpoFleetTargets, ...intuneFleetTargets, queriesTarget];

/** Written whatever is chosen: runbooks refer to it, and it is small. */
export const ALWAYS: readonly string[] = [VERIFY_ID];

/** What `--target` knows: a part that is made once for all groups goes by the name of the target that it belongs to. */
export function targetWords(): readonly Word[] {
  const all = new Map([...FLEET_TARGETS, ...TARGETS, ...FURTHER_TARGETS].map(({ id, title }) => [id, title]));
  const ids = [...TARGETS, ...FLEET_TARGETS, ...FURTHER_TARGETS].map(({ id }) => id);
  return [...new Set(ids)].map((id) => ({ text: id, meaning: all.get(id) ?? '' }));
}
