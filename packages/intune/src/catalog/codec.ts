import type { Codec, Outcome } from '@mdav/core';
import { fail, hasErrors, jsonBytes, succeed } from '@mdav/core';
import { parseJson } from '../json/parse-json.ts';
import { readText } from '../json/read-text.ts';
import type { Reading } from '../json/shape.ts';
import { locateProblems } from '../json/shape.ts';
import { canonicalPolicy } from './order.ts';
import type { MdmPolicy } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { policyToWire } from './to-wire.ts';
import { unwrapPolicy } from './unwrap.ts';

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
  decode: decodePolicy,
};

function encodePolicy(policy: MdmPolicy): Uint8Array {
  return jsonBytes(policyToWire(canonicalPolicy(policy)));
}

function decodePolicy(bytes: Uint8Array): Outcome<MdmPolicy> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const root = parseJson(text.value);
  if (!root.ok) return root;
  const unwrapped = unwrapPolicy(root.value);
  if (!unwrapped.ok) return unwrapped;
  const { node, prefix } = unwrapped.value;
  const reading: Reading = { problems: [] };
  const policy = readPolicy(reading, node);
  const diagnostics = locateProblems(reading, {
    root: node,
    prefix,
    ...(prefix.length === 0 ? { text: text.value } : {}),
  });
  return policy === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed(policy, diagnostics);
}
