import { type Codec, requireBytes } from '@mdav/core/format';
import type { AdmlDocument } from './adml-form.ts';
import { decodeAdml } from './decode-adml.ts';
import { decodeAdmx } from './decode-admx.ts';
import { encodeAdml } from './encode-adml.ts';
import { encodeAdmx } from './encode-admx.ts';
import type { AdmxDocument } from './form.ts';

/** Policy definition files (`.admx`): read tolerantly, written strictly. */
export const admxCodec: Codec<AdmxDocument> = {
  id: 'admx',
  encode: encodeAdmx,
  decode: (bytes) => decodeAdmx(requireBytes(bytes)),
};

/** Their language files (`.adml`): read tolerantly, written strictly. */
export const admlCodec: Codec<AdmlDocument> = {
  id: 'adml',
  encode: encodeAdml,
  decode: (bytes) => decodeAdml(requireBytes(bytes)),
};
