import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import {
  type DocumentSource,
  isObject,
  type JsonObject,
  locateProblems,
  morePages,
  parseDocuments,
  type Reading,
  readText,
  show,
  showPath,
} from '@mdav/core/json';
import { itemsIn } from '../json/items.ts';
import { passedOver } from '../json/passed-over.ts';
import type { MdmPolicy } from './policy.ts';
import { readPolicy } from './read-policy.ts';
import { type Unwrapped, unwrapPolicy } from './unwrap.ts';

/** A policy with the document that it was read from, for pointing at places in it. */
export interface OpenedPolicy {
  readonly policy: MdmPolicy;
  readonly source: DocumentSource;
}

/** How a policy is read, given the text where it is the whole of it. */
export type OpenPolicy = (one: Unwrapped, text?: string) => Outcome<OpenedPolicy>;

/** Reads a file that holds one settings catalog policy, in whatever encoding and wrapper. */
export function openPolicyFile(bytes: Uint8Array, open: OpenPolicy = openNode): Outcome<OpenedPolicy> {
  const text = readText(bytes);
  if (!text.ok) return text;
  const root = parseDocuments(text.value);
  if (!root.ok) return root;
  const unwrapped = unwrapPolicy(root.value);
  if (!unwrapped.ok) return unwrapped;
  const opened = open(unwrapped.value, text.value);
  return { ...opened, diagnostics: [...opened.diagnostics, ...morePages(unwrapped.value.node)] };
}

/**
 * Reads a file that holds one policy, or a list of them: as Graph answers, or an array. A policy of a list that cannot be
 * read costs itself, and is told with a warning.
 */
export function openPolicyFiles(bytes: Uint8Array, open: OpenPolicy = openNode): Outcome<readonly OpenedPolicy[]> {
  const text = readText(bytes);
  const root = text.ok ? parseDocuments(text.value) : text;
  const list = root.ok ? listOfPolicies(root.value) : undefined;
  if (list === undefined || !text.ok || !root.ok) {
    const one = openPolicyFile(bytes, open);
    return one.ok ? succeed([one.value], one.diagnostics) : one;
  }
  const { read, problems } = openListed(list, open);
  const diagnostics = [...problems, ...passedOver(root.value, isPolicy), ...morePages(root.value)];
  if (read.length === 0) return fail(diagnostics);
  return succeed(
    read,
    diagnostics.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one)),
  );
}

/** The policies of a list that can be read, and what is wrong with the others. */
export function openListed(
  list: readonly Unwrapped[],
  open: OpenPolicy,
): {
  readonly read: readonly OpenedPolicy[];
  readonly problems: readonly Diagnostic[];
} {
  const opened = list.map((one) => (one.node['settings'] === undefined ? fail([withoutSettings(one)]) : open(one)));
  return {
    read: opened.flatMap((one) => (one.ok ? [one.value] : [])),
    problems: opened.flatMap((one) => one.diagnostics),
  };
}

/** Graph leaves the settings out unless it is asked for them. */
function withoutSettings({ node, prefix }: Unwrapped): Diagnostic {
  return {
    code: 'catalog-not-a-policy',
    severity: 'error',
    message: `The policy ${show(node['name'])} of the list comes without its settings.`,
    at: { path: showPath(prefix) },
    hint: 'Ask Graph for them: configurationPolicies?$expand=settings.',
  };
}

/** The policies of a list, whatever else is in it, each with its place. Nothing for a document without any, or with one alone. */
export function listOfPolicies(root: unknown): readonly Unwrapped[] | undefined {
  const list = itemsIn(root).flatMap(({ node, prefix }): readonly Unwrapped[] =>
    prefix.length > 0 && isPolicy(node) ? [{ node, prefix }] : [],
  );
  return list.length === 0 ? undefined : list;
}

/** Whether an object is a policy of the settings catalog. */
export function isPolicy(item: unknown): item is JsonObject {
  if (!isObject(item) || item['platforms'] === undefined) return false;
  // Compliance policies of the catalog have settings too, and a display name in place of a name.
  if (item['name'] === undefined && item['displayName'] !== undefined) return false;
  return item['settings'] !== undefined || item['technologies'] !== undefined;
}

/** Reads a policy, and refuses it where anything in it is not known. */
export function openNode({ node, prefix }: Unwrapped, text?: string): Outcome<OpenedPolicy> {
  const reading: Reading = { problems: [] };
  const policy = readPolicy(reading, node);
  // Places in the text of a wrapper's member mean nothing to the reader of the file.
  const source: DocumentSource = { root: node, prefix, ...(prefix.length === 0 && text !== undefined ? { text } : {}) };
  const diagnostics = locateProblems(reading, source);
  return policy === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed({ policy, source }, diagnostics);
}
