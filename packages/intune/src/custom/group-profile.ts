import type { ResolvedGroup } from '@mdav/core';
import { describeGroup, objectName } from '../names/object-name.ts';
import { canonicalProfile } from './codec.ts';
import type { CustomProfile, OmaSetting } from './profile.ts';

/** A custom profile with nodes by their OMA-URI. */
export function customProfile(group: ResolvedGroup, settings: readonly OmaSetting[]): CustomProfile {
  return canonicalProfile({
    name: objectName(group, 'Defender (OMA-URI)'),
    description: describeGroup(group),
    roleScopeTagIds: ['0'],
    settings,
  });
}
