import { type Codec, requireBytes } from '@mdav/core/format';
import { decodeLgpo } from './decode.ts';
import { encodeLgpo } from './encode.ts';
import type { LgpoFile } from './form.ts';

/**
 * Text for Microsoft's LGPO.exe: the readable twin of a registry policy file. Source: the manual of LGPO.exe 3.0, and
 * what the program did with crafted files. Writing throws a `RangeError` for a number that its type cannot hold.
 */
export const lgpoCodec: Codec<LgpoFile> = {
  id: 'lgpo',
  encode: encodeLgpo,
  decode: (bytes) => decodeLgpo(requireBytes(bytes)),
};
