import { isObject, type JsonObject, type JsonPath } from '@mdav/core/json';

/** An object of a document of Graph, with its place. */
export interface Item {
  readonly node: unknown;
  /** Empty for the document itself. */
  readonly prefix: JsonPath;
}

/** Lists in lists, and answers in them, go no deeper in anything that Graph or a script writes. */
const MOST_LEVELS = 6;

/**
 * The objects of a document: itself; those of a list; those of an answer with a list; those of the answers of a batch.
 * PowerShell writes a list of one as the one, so that an answer with an object is an answer with that alone.
 */
export function itemsIn(root: unknown, prefix: JsonPath = []): readonly Item[] {
  const alone = [{ node: root, prefix }];
  if (prefix.length >= MOST_LEVELS) return alone;
  if (Array.isArray(root))
    return (root as readonly unknown[]).flatMap((node, index) =>
      Array.isArray(node) || isAnswer(node)
        ? itemsIn(node, [...prefix, index])
        : [{ node, prefix: [...prefix, index] }],
    );
  if (!isObject(root) || root['settings'] !== undefined) return alone;
  const { responses, value } = root;
  if (Array.isArray(responses))
    return (responses as readonly unknown[]).flatMap((one, index) =>
      isObject(one) && isObject(one['body']) ? itemsIn(one['body'], [...prefix, 'responses', index, 'body']) : [],
    );
  return Array.isArray(value) || (isAnswer(root) && isObject(value)) ? itemsIn(value, [...prefix, 'value']) : alone;
}

/** True for an object that has nothing but a list, or what PowerShell made of it. */
function isAnswer(node: unknown): node is JsonObject {
  if (!isObject(node) || node['value'] === undefined) return false;
  return Object.keys(node).every((name) => name === 'value' || name === 'Count' || name.startsWith('@odata.'));
}
