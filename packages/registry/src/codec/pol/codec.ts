import { type Codec, requireBytes } from '@mdav/core/format';
import type { RegistryPolicy } from '../../form.ts';
import { decodePol } from './decode.ts';
import { encodePol } from './encode.ts';

/**
 * The codec of registry policy files of one hive. The bytes do not name the hive; the folder that the file lies in
 * does: `Machine` or `User`.
 */
export function polCodecFor(hive: RegistryPolicy['hive']): Codec<RegistryPolicy> {
  return { id: 'pol', encode: encodePol, decode: (bytes) => decodePol(requireBytes(bytes), { hive }) };
}

/** Registry policy files (`registry.pol`): header `PReg`, version 1, UTF-16LE records; source: [MS-GPREG] 2.2.1. */
export const polCodec: Codec<RegistryPolicy> = polCodecFor('machine');
