import type { ResolvedGroup } from '@mdav/core';
import { isPassive } from '@mdav/core';
import { intuneBrings } from '@mdav/core/format';
import { describeGroup, objectName } from '../names/object-name.ts';
import type { CompliancePolicy, Requirement } from './policy.ts';

/** A device that is just switching from one antivirus to the other gets a day. */
const GRACE_HOURS = 24;

/** The compliance policy that a group asks for with `intune: { compliance: true }`, where devices are enrolled. */
export function compliancePolicies(group: ResolvedGroup): readonly CompliancePolicy[] {
  const isEnrolled = group.os.some(({ id }) => intuneBrings(group, id, 'compliance'));
  if (group.intune?.compliance !== true || !isEnrolled) return [];
  return [
    {
      name: objectName(group, 'Compliance'),
      description: describeGroup(group),
      roleScopeTagIds: ['0'],
      requires: requirements(group),
      graceHours: GRACE_HOURS,
    },
  ];
}

/**
 * While another antivirus protects the device, questions about Defender itself would all be answered with no: what is
 * asked then is that some antivirus is registered.
 */
function requirements({ mode, assignments }: ResolvedGroup): readonly Requirement[] {
  if (isPassive(mode)) return ['antivirus'];
  const isRealtimeOff = assignments.some(
    ({ setting, value }) => setting === 'allowRealtimeMonitoring' && value === false,
  );
  return isRealtimeOff
    ? ['defender', 'current-intelligence']
    : ['defender', 'realtime-protection', 'current-intelligence'];
}
