import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import {
  attributeOf,
  childNamed,
  childrenNamed,
  localName,
  readXml,
  textOf,
  writeTemplate,
  type XmlElement,
} from '@mdav/xml';
import { COMMENT } from './comment.generated.ts';

/** What `comment.cmtx` holds: notes that the Group Policy editor shows beside policies ([MS-GPREG] 2.2.3). */
export interface CommentFile {
  /** Namespaces of templates, in the order of the file; the editor lists some that no comment uses. */
  readonly namespaces: readonly string[];
  readonly comments: readonly PolicyComment[];
}

/** A note on one policy of a template. */
export interface PolicyComment {
  /** Target namespace of the template, such as `Microsoft.Policies.WindowsDefender`. */
  readonly namespace: string;
  /** Name of the policy in the template. */
  readonly policy: string;
  /** Lines are separated by LF. */
  readonly text: string;
}

/** Writes `comment.cmtx` as the Group Policy editor does: UTF-8 with byte order mark, CR LF. */
export function encodeComments(file: CommentFile): Uint8Array {
  const namespaces = [...new Set([...file.namespaces, ...file.comments.map(({ namespace }) => namespace)])];
  const prefixOf = (namespace: string) => `ns${namespaces.indexOf(namespace)}`;
  const taken = new Set<string>();
  const comments = file.comments.map(({ namespace, policy, text }) => {
    const prefix = prefixOf(namespace);
    const id = freeId(`${prefix}_${policy}`, taken);
    taken.add(id);
    return { prefix, policy, text, id };
  });
  return writeTemplate(COMMENT, {
    namespaces: namespaces.map((namespace) => ({ prefix: prefixOf(namespace), namespace })),
    references: comments,
    strings: comments,
  });
}

/** The editor keeps one note on a policy; a file may hold several, and each needs a text of its own. */
function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}_${count}`;
  return id;
}

/**
 * Reads `comment.cmtx`.
 *
 * Diagnostics: those of reading XML; `comments-other-document`; `comments-bad-reference` for a comment without policy,
 * namespace or text.
 */
export function decodeComments(bytes: Uint8Array, path?: string): Outcome<CommentFile> {
  const read = readXml(bytes, path);
  if (!read.ok) return read;
  const { root } = read.value;
  if (localName(root.name) !== 'policyComments') {
    const diagnostic: Diagnostic = {
      code: 'comments-other-document',
      severity: 'error',
      message: `The document is <${root.name}>, not <policyComments>.`,
      at: { ...(path === undefined ? {} : { file: path }), ...root.at },
      hint: 'Check that this is the right file.',
    };
    return fail([diagnostic]);
  }
  const usings = descend(root, 'policyNamespaces').flatMap((list) => childrenNamed(list, 'using'));
  const namespaceOf = new Map(
    usings.map((using) => [attributeOf(using, 'prefix') ?? '', attributeOf(using, 'namespace') ?? '']),
  );
  const strings = descend(root, 'resources', 'stringTable').flatMap((table) => childrenNamed(table, 'string'));
  const textById = new Map(strings.map((string) => [attributeOf(string, 'id') ?? '', textOf(string)]));

  const read1 = (comment: XmlElement): PolicyComment | undefined => {
    // Nothing but the first colon divides, whatever a policy is called.
    const [, prefix = '', policy] = /^([^:]*):(.*)$/s.exec(attributeOf(comment, 'policyRef') ?? '') ?? [];
    const namespace = namespaceOf.get(prefix);
    const id = /^\$\(resource\.(.+)\)$/s.exec(attributeOf(comment, 'commentText') ?? '')?.[1];
    const text = id === undefined ? undefined : textById.get(id);
    if (policy === undefined || namespace === undefined || text === undefined) return undefined;
    return { namespace, policy, text };
  };
  const found = descend(root, 'comments', 'admTemplate').flatMap((list) => childrenNamed(list, 'comment'));
  const comments = found.map((comment) => ({ comment, value: read1(comment) }));
  const broken = comments.filter(({ value }) => value === undefined);
  if (broken.length > 0) {
    return fail(
      broken.map(({ comment }) => ({
        code: 'comments-bad-reference',
        severity: 'error',
        message: `The comment on "${attributeOf(comment, 'policyRef') ?? ''}" refers to a namespace or text that the file does not have.`,
        at: { ...(path === undefined ? {} : { file: path }), ...comment.at },
        hint: 'Correct policyRef and commentText, or remove the comment.',
      })),
    );
  }
  return succeed({
    // Twice under two prefixes says no more than once.
    namespaces: [...new Set(usings.map((using) => attributeOf(using, 'namespace') ?? ''))],
    comments: comments.flatMap(({ value }) => (value === undefined ? [] : [value])),
  });
}

function descend(root: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>(
    (found, name) => found.flatMap((node) => childNamed(node, name) ?? []),
    [root],
  );
}
