import type { ResolvedGroup } from '@mdav/core';
import { type ExpectedState, expectedState } from '@mdav/core/decision';
import { expectedSettings } from './expected-settings.ts';

/** What the devices of a group must show once the policy works: mode and settings. The content of `expected.json`. */
export function expectedGroup(group: ResolvedGroup): ExpectedState {
  return { ...expectedState(group), settings: expectedSettings(group) };
}
