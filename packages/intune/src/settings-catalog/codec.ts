import type { Outcome } from '@mdav/core';
import type { Codec } from '@mdav/core/format';
import { jsonBytes, requireBytes, succeed } from '@mdav/core/format';
import { openPolicyFile } from './open-file.ts';
import { canonicalPolicy } from './order.ts';
import type { MdmPolicy } from './policy.ts';
import { policyToWire } from './to-wire.ts';

/**
 * A settings catalog policy as a JSON file.
 *
 * Writing gives the canonical form: seven members, settings sorted by definition and numbered, UTF-8, LF, two spaces, a
 * final newline. Reading takes what portals and tools write: UTF-16 with its mark, OData annotations, the service's
 * own members, the wrapper of CIPP. It keeps the order of the file, and what it does not know it refuses.
 *
 * Diagnostics of reading: those of `readText` and `parseJson`, `json-unknown-key`, `json-missing-key`,
 * `json-wrong-type`, `catalog-not-a-policy`, `catalog-odata-type`; and, without refusing the file, `catalog-dropped`,
 * `catalog-assignments-dropped`, `catalog-scope-tag-name`, `catalog-plain-secret`.
 */
export const settingsCatalogCodec: Codec<MdmPolicy> = {
  id: 'settings-catalog',
  encode: encodePolicy,
  decode: (bytes) => decodePolicy(requireBytes(bytes)),
};

function encodePolicy(policy: MdmPolicy): Uint8Array {
  return jsonBytes(policyToWire(canonicalPolicy(policy)));
}

function decodePolicy(bytes: Uint8Array): Outcome<MdmPolicy> {
  const opened = openPolicyFile(bytes);
  return opened.ok ? succeed(opened.value.policy, opened.diagnostics) : opened;
}
