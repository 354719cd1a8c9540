import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, succeed } from '@mdav/core/format';
import {
  type DocumentSource,
  isObject,
  type JsonObject,
  locateProblems,
  morePages,
  parseJson,
  type Reading,
  readText,
  show,
  showPath,
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
  if (!unwrapped.ok) return unwrapped;
  const opened = openNode(unwrapped.value, text.value);
  return { ...opened, diagnostics: [...opened.diagnostics, ...morePages(unwrapped.value.node)] };
}

/**
 * Reads a file that holds one policy, or a list of them: as Graph answers, or an array. A policy of a list that cannot be
 * read costs itself, and is told with a warning.
 */
export function openPolicyFiles(bytes: Uint8Array): Outcome<readonly OpenedPolicy[]> {
  const text = readText(bytes);
  const root = text.ok ? parseJson(text.value) : text;
  const list = root.ok ? listOfPolicies(root.value) : undefined;
  if (list === undefined || !text.ok || !root.ok) {
    const one = openPolicyFile(bytes);
    return one.ok ? succeed([one.value], one.diagnostics) : one;
  }
  const whole = list.filter(({ node }) => Array.isArray(node['settings']));
  const opened = whole.map((unwrapped) => openNode(unwrapped, text.value));
  const bare = list.filter(({ node }) => !Array.isArray(node['settings'])).map(withoutSettings);
  const diagnostics = [...opened.flatMap((one) => one.diagnostics), ...bare, ...morePages(root.value)];
  const read = opened.flatMap((one) => (one.ok ? [one.value] : []));
  if (read.length === 0) return fail(diagnostics);
  return succeed(
    read,
    diagnostics.map((one) => (one.severity === 'error' ? { ...one, severity: 'warning' } : one)),
  );
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

/** The policies of a list, each with its place: as Graph answers, or an array. Nothing for any other document. */
export function listOfPolicies(root: unknown): readonly Unwrapped[] | undefined {
  const isAnswer = isObject(root) && root['settings'] === undefined;
  const items: unknown = isAnswer ? (root as { readonly value?: unknown }).value : root;
  if (!Array.isArray(items) || items.length === 0) return undefined;
  const list = (items as readonly unknown[]).flatMap((node, index): readonly Unwrapped[] =>
    isPolicy(node) ? [{ node, prefix: isAnswer ? ['value', index] : [index] }] : [],
  );
  return list.length === items.length ? list : undefined;
}

function isPolicy(item: unknown): item is JsonObject {
  if (!isObject(item) || item['platforms'] === undefined) return false;
  return Array.isArray(item['settings']) || item['technologies'] !== undefined;
}

function openNode({ node, prefix }: Unwrapped, text: string): Outcome<OpenedPolicy> {
  const reading: Reading = { problems: [] };
  const policy = readPolicy(reading, node);
  // Places in the text of a wrapper's member mean nothing to the reader of the file.
  const source: DocumentSource = { root: node, prefix, ...(prefix.length === 0 ? { text } : {}) };
  const diagnostics = locateProblems(reading, source);
  return policy === undefined || hasErrors(diagnostics) ? fail(diagnostics) : succeed({ policy, source }, diagnostics);
}
