import type { FleetTarget, Target } from '@mdav/core/format';
import { gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { intuneFleetTargets, intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';
import { queriesTarget, VERIFY_ID, verifyTarget } from '@mdav/verify';

/** Everything that mdav can write, in the order of the summary. A new target is one entry here. */
export const TARGETS: readonly Target[] = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];

/** What lies beside the folders of the groups. */
export const FLEET_TARGETS: readonly FleetTarget[] = [...gpoFleetTargets, ...intuneFleetTargets, queriesTarget];

/** Written whatever is chosen: runbooks refer to it, and it is small. */
export const ALWAYS: readonly string[] = [VERIFY_ID];
