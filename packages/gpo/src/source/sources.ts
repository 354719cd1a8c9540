import type { Source } from '@mdav/core/format';
import { antimalwarePolicySource } from './antimalware-policy-source.ts';
import { backupSource } from './backup-source.ts';
import { policyRulesSource } from './policy-rules-source.ts';
import { preferencesSource } from './preferences-source.ts';
import { sambaSource } from './samba-source.ts';

/** What this package reads. */
export const gpoSources: readonly Source[] = [
  backupSource,
  preferencesSource,
  policyRulesSource,
  antimalwarePolicySource,
  sambaSource,
];
