import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { JsonPath } from './places.ts';
import { isObject, type JsonObject, showPath } from './shape.ts';

/** What an interface of OData names the next page by; before it stands the member that is a page, where it lies within. */
const NEXT = '@odata.nextLink';

/** An answer of an interface of OData, as a page of the list that it gives. */
export interface AnswerPage {
  /** What the answer calls the list; empty where it does not tell. */
  readonly list: string;
  /** True when the service has more of the list. */
  readonly hasMore: boolean;
}

/** What an answer with a list says of further pages; nothing for any other document. */
export function answerPage(root: unknown): AnswerPage | undefined {
  if (!isObject(root) || !Array.isArray(root['value'])) return undefined;
  const context = root['@odata.context'];
  const hasMore = isNamed(root[NEXT]);
  if (typeof context === 'string') return { list: context, hasMore };
  // An answer without metadata has nothing but the list, and as long as there is one the next page.
  return hasMore || Object.keys(root).length === 1 ? { list: '', hasMore } : undefined;
}

/** A file of nonsense gets this many diagnostics. */
const MOST = 20;

/**
 * What a document lacks of what the service has: further pages of the list that it is, or of those of objects in it, such
 * as the settings or the assignments of a policy; and the answers of a batch that are errors.
 *
 * Warnings: `json-more-pages`, `json-failed-answer`.
 */
export function morePages(root: unknown): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const open: Place[] = isNested(root) ? [{ node: root, member: '', within: undefined }] : [];
  for (let next = open.pop(); next !== undefined && found.length < MOST; next = open.pop()) {
    const { node } = next;
    const inner: Place[] = [];
    if (Array.isArray(node)) {
      for (let member = 0; member < node.length; member++)
        if (isNested(node[member])) inner.push({ node: node[member], member, within: next });
    } else {
      const failed = failedAnswer(node as JsonObject);
      if (failed !== undefined) found.push(failedOf(failed, pathOf(next)));
      // What a parser made inherits no members, and no list of its names is made this way.
      for (const member in node) {
        const value = (node as JsonObject)[member];
        if (isNested(value)) inner.push({ node: value, member, within: next });
        else if (member.endsWith(NEXT) && isNamed(value)) found.push(moreOf(member, pathOf(next)));
      }
    }
    for (let last = inner.pop(); last !== undefined; last = inner.pop()) open.push(last);
  }
  return found;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A node, by the one that it lies in: most have no diagnostic, and a path of its own for each is dear where they lie deep. */
interface Place {
  readonly node: object;
  readonly member: string | number;
  readonly within: Place | undefined;
}

function pathOf(place: Place): JsonPath {
  const path: (string | number)[] = [];
  for (let at = place; at.within !== undefined; at = at.within) path.push(at.member);
  return path.reverse();
}

/** True where an object has a member of which the service has more than it gave. */
export function isPaged(object: unknown, member: string): boolean {
  return isObject(object) && isNamed(object[`${member}${NEXT}`]);
}

function isNamed(address: unknown): boolean {
  return typeof address === 'string' && address !== '';
}

/** Why an answer of a batch has nothing of what was asked; nothing for any other object, nor where there is no such thing. */
function failedAnswer({ status, body, id }: JsonObject): string | undefined {
  if (id === undefined || typeof status !== 'number' || status < 400 || status === 404) return undefined;
  const error = isObject(body) ? body['error'] : undefined;
  const code = isObject(error) && typeof error['code'] === 'string' ? ` ${error['code'].slice(0, 60)}` : '';
  return `${status}${code}`;
}

function failedOf(why: string, path: JsonPath): Diagnostic {
  return {
    code: 'json-failed-answer',
    severity: 'warning',
    message: `An answer of the batch is an error, and what was asked there is not here: ${why}.`,
    at: path.length === 0 ? {} : { path: showPath(path) },
    hint: 'Ask for it again, and give every answer.',
  };
}

function moreOf(member: string, path: JsonPath): Diagnostic {
  const list = member.slice(0, -NEXT.length);
  return {
    code: 'json-more-pages',
    severity: 'warning',
    message: `${list === '' ? 'The list' : `The list "${list}"`} is one page of several: the service has more of it, which is not here.`,
    at: { path: [...(path.length === 0 ? [] : [showPath(path)]), member].join('.') },
    hint: `Ask for the address in ${member} until an answer has none, and give every page.`,
  };
}
