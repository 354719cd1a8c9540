import { type Codec, requireBytes } from '@mdav/core/format';
import { decodePreferences } from './decode.ts';
import { encodePreferences } from './encode.ts';
import type { RegistryPreferences } from './form.ts';

/**
 * Group Policy Preferences for the registry (`Registry.xml`). A file that Windows wrote is written again to the byte;
 * collections and item-level targeting are kept as they stand.
 */
export const gppCodec: Codec<RegistryPreferences> = {
  id: 'gpp',
  encode: encodePreferences,
  decode: (bytes) => decodePreferences(requireBytes(bytes)),
};
