import type { Target } from '@mdav/core/format';
import { ansibleTarget } from './ansible-target.ts';
import { dscTarget } from './dsc-target.ts';
import { regTarget } from './reg-target.ts';

/** What this package makes of a group. */
export const registryTargets: readonly Target[] = [regTarget];

/** What it can make besides, of groups that get the registry written, when somebody names it. */
export const furtherRegistryTargets: readonly Target[] = [dscTarget, ansibleTarget];
