import { agentDecides } from '../facts/support.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { OsId } from '../model/vocabulary.ts';
import { isPassive } from './settle-mode.ts';

/** Whether Defender for Cloud onboards the devices of a group, which brings the modern unified solution where it lacks. */
export function isOnboardedByCloud({ onboarding }: Pick<ResolvedGroup, 'onboarding'>): boolean {
  return onboarding?.via === 'defender-for-cloud';
}

/**
 * Whether the modern unified solution is installed with `FORCEPASSIVEMODE=1` on an operating system of a group: beside another
 * antivirus, unless Defender for Cloud installs it. Defender Antivirus is passive then at once, and not for good.
 */
export function isInstalledPassive(group: ResolvedGroup, os: OsId): boolean {
  if (!agentDecides(os) || group.agent !== 'unified') return false;
  return group.installedPassive === true || (installsPassive(group) && !isOnboardedByCloud(group));
}

/** Whether whoever installs the agent for a group has to install it passive. */
export function installsPassive({ mode, antivirus }: Pick<ResolvedGroup, 'mode' | 'antivirus'>): boolean {
  return isPassive(mode) && antivirus !== 'none';
}
