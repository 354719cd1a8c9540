import { settingRow } from '../catalogue/lookup.ts';
import { isServer } from '../facts/os.ts';
import { agentOn, supportOf } from '../facts/support.ts';
import { FLOORS, isBelow } from '../facts/versions.ts';
import type { Intune, Onboarding } from '../model/fleet.ts';
import type { BlockMode, Mechanism, OsMode } from '../model/os-mode.ts';
import type { Agent, Baseline, CurrentMode, Delivery, Mode, OsId, Technique } from '../model/vocabulary.ts';
import { intuneRoute } from '../routes/intune-route.ts';
import { isPassive, settleMode } from './settle-mode.ts';

/** What the mode on one operating system depends on. */
export interface OsModeFacts {
  readonly agent?: Agent;
  readonly onboarding?: Onboarding;
  readonly mode: Mode;
  readonly baseline: Baseline;
  readonly technique: Technique;
  readonly platform?: string;
  readonly currentMode?: CurrentMode;
  readonly deliver: readonly Delivery[];
  readonly intune?: Intune;
}

/** Settles the mode of one operating system, then the route that the group's delivery and versions allow. */
export function osModeOf(os: OsId, facts: OsModeFacts): OsMode {
  const settled = settleMode(os, agentOn(os, facts), facts.mode, facts.baseline);
  return {
    os,
    mechanism: mechanismOf(os, settled.mechanism, facts),
    blockMode: settled.blockMode === 'policy' ? blockModeRoute(os, facts) : settled.blockMode,
    refusedBy: settled.refusedBy,
  };
}

function mechanismOf(os: OsId, mechanism: Mechanism, facts: OsModeFacts): Mechanism {
  if (mechanism === 'refused') return mechanism;
  if (isPassive(facts.mode)) return facts.technique === 'guide' ? 'guide' : mechanism;
  // Leaving passive on a server takes an explicit 0; taking the value away is not enough [server-2026].
  const canBeForced = isServer(os) && supportOf(os, facts.agent, facts.baseline).passive === 'forced';
  return canBeForced && facts.currentMode === 'passive' ? 'force-active' : mechanism;
}

/** Files carry block mode where one of them reaches the device and the platform knows it; otherwise the portal does. */
function blockModeRoute(os: OsId, facts: OsModeFacts): BlockMode {
  const byIntune = intuneRoute(facts, settingRow('passiveRemediation'), os).kind !== 'none';
  const reaches = facts.deliver.some((delivery) => (delivery === 'intune' ? byIntune : delivery !== 'portal'));
  const tooOld = isBelow(facts.platform, FLOORS.blockModeByPolicy) === true;
  if (!reaches) return 'portal';
  return tooOld && facts.deliver.includes('portal') ? 'portal' : 'policy';
}
