import type { FleetTarget, Target } from '@mdav/core';
import { gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';

/** Everything that mdav can write, in the order of the summary. A new target is one entry here. */
export const TARGETS: readonly Target[] = [...registryTargets, ...gpoTargets, ...intuneTargets];

/** What lies beside the folders of the groups. */
export const FLEET_TARGETS: readonly FleetTarget[] = [...gpoFleetTargets];
