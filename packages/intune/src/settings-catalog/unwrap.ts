import type { Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { isObject, type JsonObject, type JsonPath, parseJson, show } from '@mdav/core/json';

/** The object that should be a policy, and the members of wrappers that led to it. */
export interface Unwrapped {
  readonly node: JsonObject;
  readonly prefix: JsonPath;
}

/**
 * Finds the policy in a document: the document itself, or the text inside the template table of CIPP, which keeps a
 * policy as JSON in `RAWJson`, often inside another JSON text in `JSON`.
 */
export function unwrapPolicy(root: unknown): Outcome<Unwrapped> {
  if (!isObject(root)) return refuse(`Expected an object, found ${show(root)}.`, 'Give one policy per file.');
  const { node, prefix } = isWrapper(root, 'JSON') ? { node: root.JSON, prefix: ['JSON'] } : { node: root, prefix: [] };
  const outer = inner(node, prefix);
  if (!outer.ok) return outer;
  const row = outer.value;
  if (row.node.RAWJson === undefined) return checkIsPolicy(row);
  const { Type } = row.node;
  if (Type !== undefined && Type !== 'Catalog') {
    return refuse(
      `The template holds ${show(Type)}, not a settings catalog policy.`,
      'Give a template of type "Catalog".',
      prefix,
    );
  }
  return inner(row.node.RAWJson, [...row.prefix, 'RAWJson']);
}

/** A wrapper has the member and nothing that a policy has. */
function isWrapper(node: JsonObject, member: string): boolean {
  return node[member] !== undefined && node.settings === undefined;
}

function inner(value: unknown, prefix: JsonPath): Outcome<Unwrapped> {
  let node = value;
  if (typeof value === 'string') {
    const parsed = parseJson(value);
    if (!parsed.ok) {
      // The places are those of the text inside, which nobody sees as lines.
      return fail(parsed.diagnostics.map((diagnostic) => ({ ...diagnostic, at: { path: prefix.join('.') } })));
    }
    node = parsed.value;
  }
  if (isObject(node)) return succeed({ node, prefix });
  return refuse(`Expected an object, found ${show(node)}.`, 'Export the policy again.', prefix);
}

/** Other exports get a better answer than a list of missing members. */
function checkIsPolicy(unwrapped: Unwrapped): Outcome<Unwrapped> {
  const type = unwrapped.node['@odata.type'];
  const isOther = typeof type === 'string' && type !== '#microsoft.graph.deviceManagementConfigurationPolicy';
  if (isOther) {
    return refuse(`This is a ${show(type)}, not a settings catalog policy.`, 'Read it with the format that it has.');
  }
  if (Array.isArray(unwrapped.node.value) && unwrapped.node.settings === undefined) {
    if (unwrapped.node.value.length > 0 && unwrapped.node.value.every(isSetting))
      return refuse(
        'These are the settings of a policy without the policy that has them.',
        'Ask Graph for both: configurationPolicies/{id}?$expand=settings.',
      );
    return refuse(
      'This is a list of objects as the service returns it.',
      'Give one policy per file, exported with its settings.',
    );
  }
  const { node, prefix } = unwrapped;
  if (
    ['name', 'platforms', 'technologies', 'settings'].every((member) => node[member] === undefined) &&
    type === undefined
  )
    return refuse(
      'The document is neither a policy nor a list of policies.',
      'Give policies as Graph answers, each with its settings: configurationPolicies?$expand=settings.',
      prefix,
    );
  return succeed(unwrapped);
}

function isSetting(node: unknown): boolean {
  return isObject(node) && isObject(node['settingInstance']);
}

function refuse(message: string, hint: string, prefix: JsonPath = []) {
  const at = prefix.length === 0 ? {} : { path: prefix.join('.') };
  return fail([{ code: 'catalog-not-a-policy', severity: 'error', message, at, hint }]);
}
