import type { Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import {
  type DocumentSource,
  isObject,
  type JsonObject,
  locateProblems,
  parseJson,
  type Reading,
  readText,
} from '@mdav/core/json';
import type { MdmPolicy } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { type Unwrapped, unwrapPolicy } from './unwrap.ts';

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
  return unwrapped.ok ? openNode(unwrapped.value, text.value) : unwrapped;
}

/** Reads a file that holds one policy, or the list of them that Graph answers with. */
export function openPolicyFiles(bytes: Uint8Array): Outcome<readonly OpenedPolicy[]> {
  const text = readText(bytes);
  const root = text.ok ? parseJson(text.value) : text;
  const list = root.ok ? listOfPolicies(root.value) : undefined;
  if (list === undefined || !text.ok) {
    const one = openPolicyFile(bytes);
    return one.ok ? succeed([one.value], one.diagnostics) : one;
  }
  const opened = list.map((node, index) => openNode({ node, prefix: ['value', index] }, text.value));
  const diagnostics = opened.flatMap((one) => one.diagnostics);
  if (opened.some(({ ok }) => !ok)) return fail(diagnostics);
  return succeed(
    opened.flatMap((one) => (one.ok ? [one.value] : [])),
    diagnostics,
  );
}

/** The policies of a list as Graph answers with it; nothing for any other document. */
export function listOfPolicies(root: unknown): readonly JsonObject[] | undefined {
  if (!isObject(root) || root['settings'] !== undefined) return undefined;
  const { value } = root as { readonly value?: unknown };
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const items: readonly unknown[] = value;
  const isPolicy = (item: unknown): item is JsonObject =>
    isObject(item) && Array.isArray(item['settings']) && item['platforms'] !== undefined;
  return items.every(isPolicy) ? items : undefined;
}

function openNode({ node, prefix }: Unwrapped, text: string): Outcome<OpenedPolicy> {
  const reading: Reading = { problems: [] };
  const policy = readPolicy(reading, node);
  // Places in the text of a wrapper's member mean nothing to the reader of the file.
  const source: DocumentSource = { root: node, prefix, ...(prefix.length === 0 ? { text } : {}) };
  const diagnostics = locateProblems(reading, source);
  return policy === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed({ policy, source }, diagnostics);
}
