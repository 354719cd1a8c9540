import type { Target } from '@mdav/core/format';
import { ansibleTarget } from './ansible-target.ts';
import { dscTarget } from './dsc-target.ts';
import { osconfigTarget } from './osconfig-target.ts';
import { regTarget } from './reg-target.ts';

/** What this package makes of a group. */
export const registryTargets: readonly Target[] = [regTarget, dscTarget, ansibleTarget, osconfigTarget];
