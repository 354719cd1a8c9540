import type { Channel } from '@mdav/core/format';
import type { RegistryPolicy } from '../form.ts';
import { liftPolicy } from './lift.ts';
import { lowerGroup } from './lower.ts';

/** Settings as registry policy of the machine: what Group Policy, `.reg` files and Configuration Manager deliver. */
export const registryChannel: Channel<RegistryPolicy> = { id: 'registry', lower: lowerGroup, lift: liftPolicy };
