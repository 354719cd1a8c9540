import { FLOORS, isBelow } from '../../facts/versions.ts';
import type { Assignment, ResolvedGroup } from '../../model/resolved.ts';
import { assigned } from '../../rule/ask.ts';
import { removingSetting, type WithFixes } from '../../rule/fixes.ts';

/** The policy "Turn off Microsoft Defender Antivirus", when the group enables it. */
export function turnOffEnabled(group: ResolvedGroup): Assignment | undefined {
  const assignment = assigned(group, 'disableAntiSpyware');
  return assignment?.value === true ? assignment : undefined;
}

/** Takes the policy away, except for whoever chose by name the guide that sets it. */
export function removingTurnOff({ technique }: ResolvedGroup, assignment: Assignment): WithFixes {
  return technique === 'guide' ? {} : removingSetting(assignment);
}

/** Whether the platform of an onboarded server no longer takes the policy as off. */
export function isTurnOffHarmless(group: ResolvedGroup): boolean | 'unknown' {
  const below = isBelow(group.platform, FLOORS.turnOffMeansPassive);
  return below === 'unknown' ? 'unknown' : !below;
}

/** True when the group says whether servers are forced, in either direction. */
export function isForcingSet(group: ResolvedGroup): boolean {
  return typeof assigned(group, 'forceDefenderPassiveMode')?.value === 'boolean';
}
