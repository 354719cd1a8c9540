import type { Channel } from '@mdav/core/format';
import { liftForm } from './lift/lift-form.ts';
import type { MdmForm } from './lower/form.ts';
import { lowerGroup } from './lower/lower-group.ts';

/** Intune: settings catalog policies and custom profiles for enrolled Windows clients. */
export const mdmChannel: Channel<MdmForm> = { id: 'mdm', lower: lowerGroup, lift: liftForm };
