import type { Source } from '@mdav/core/format';
import { gpoSources } from '@mdav/gpo';
import { intuneSources } from '@mdav/intune';
import { registrySources } from '@mdav/registry';
import { verifySources } from '@mdav/verify';

/** Everything that mdav reads policy from. A new format is one entry in the list of its package. */
export const POLICY_SOURCES: readonly Source[] = [
  ...registrySources,
  ...gpoSources,
  ...intuneSources,
  ...verifySources,
];
