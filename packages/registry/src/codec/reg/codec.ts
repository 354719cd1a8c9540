import { type Codec, requireBytes } from '@mdav/core/format';
import { decodeReg } from './decode.ts';
import { encodeReg } from './encode.ts';
import type { RegFile } from './form.ts';

/**
 * Registration files (`.reg`), written as regedit exports them; source: genuine exports and Microsoft's KB 310516. Writing
 * throws a `RangeError` for a number that its type cannot hold.
 */
export const regCodec: Codec<RegFile> = {
  id: 'reg',
  encode: encodeReg,
  decode: (bytes) => decodeReg(requireBytes(bytes)),
};
