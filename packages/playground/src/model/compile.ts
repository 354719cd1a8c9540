import { type BuildResult, buildFleet, type ResolvedFleet } from '@mdav/core';
import type { FleetTarget, Target } from '@mdav/core/format';
import { gpoFleetTargets, gpoTargets } from '@mdav/gpo';
import { intuneFleetTargets, intuneTargets } from '@mdav/intune';
import { registryTargets } from '@mdav/registry';
import { queriesTarget, verifyTarget } from '@mdav/verify';

/** What `mdav build` writes unasked. */
export const TARGETS: readonly Target[] = [...registryTargets, ...gpoTargets, ...intuneTargets, verifyTarget];

const FLEET_TARGETS: readonly FleetTarget[] = [...gpoFleetTargets, ...intuneFleetTargets, queriesTarget];

/** The files of a fleet, byte for byte those of `mdav build`; or why there are none. */
export function compile(fleet: ResolvedFleet, date: string): BuildResult {
  return buildFleet(fleet, { targets: TARGETS, fleetTargets: FLEET_TARGETS, date });
}
