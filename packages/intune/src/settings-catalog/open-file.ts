import type { Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import { type DocumentSource, locateProblems, parseJson, type Reading, readText } from '@mdav/core/json';
import type { MdmPolicy } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { unwrapPolicy } from './unwrap.ts';

/** A policy with the document that it was read from, for pointing at places in it. */
export interface OpenedPolicy {
  readonly policy: MdmPolicy;
  readonly source: DocumentSource;
}

/** Reads a file that holds one settings catalog policy, in whatever encoding and wrapper. */
export function openPolicyFile(bytes: Uint8Array): Outcome<OpenedPolicy> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const root = parseJson(text.value);
  if (!root.ok) return root;
  const unwrapped = unwrapPolicy(root.value);
  if (!unwrapped.ok) return unwrapped;
  const { node, prefix } = unwrapped.value;
  const reading: Reading = { problems: [] };
  const policy = readPolicy(reading, node);
  // Places in the text of a wrapper's member mean nothing to the reader of the file.
  const source: DocumentSource = { root: node, prefix, ...(prefix.length === 0 ? { text: text.value } : {}) };
  const diagnostics = locateProblems(reading, source);
  return policy === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed({ policy, source }, diagnostics);
}
