import type { XmlPiece, XmlStyle } from '@mdav/xml';
import { builder, create } from 'xmlbuilder2';
import { readXml } from '../../../xml/src/read.ts';
import { divide } from './divide.ts';
import { HEAD, styleOf } from './source.ts';

/** A document ready to be filled: its style, its pieces, and what its source says about itself. */
export interface LaidOut {
  readonly style: XmlStyle;
  readonly pieces: readonly XmlPiece[];
  /** The first comment of the source. */
  readonly about: string;
}

/**
 * Lays a source out with xmlbuilder2, which reads it, writes its elements in the style that its head names, and never
 * sees a value: those are slots. `{{name}}` is a text, `<?nodes name?>` takes nodes of a tree, and the element after
 * `<?each name?>` is written once for each value. Throws where the source is not well-formed or says something else.
 */
export function layOut(source: string): LaidOut {
  // xmlbuilder2 takes an end tag for whatever is open.
  const [mistake] = readXml(new TextEncoder().encode(source)).diagnostics;
  if (mistake !== undefined) throw new Error(`${mistake.at.line}:${mistake.at.column}: ${mistake.message}`);
  const document = create(source).node as unknown as Node;
  const [head] = childrenOf(document);
  if (head?.nodeName !== HEAD) throw new Error(`the source does not begin with <?${HEAD} …?>`);
  const style = styleOf(head.nodeValue ?? '');
  const root = childrenOf(document).find((node) => node.nodeType === ELEMENT);
  if (root === undefined) throw new Error('the source has no element');
  const about = childrenOf(document).find((node) => node.nodeType === COMMENT)?.nodeValue ?? '';
  if (about === '') throw new Error('a comment before the root says what the document is');
  removeComments(root);
  markEnds(root);
  const markup = builder(root as never).toString({
    headless: true,
    newline: '\n',
    prettyPrint: style.indent !== 'none',
    allowEmptyTags: style.emptyElements === 'paired',
    spaceBeforeSlash: style.emptyElements === 'closed-after-space',
  });
  return { style, pieces: divide(markup), about: about.replaceAll(/\s+/g, ' ').trim() };
}

/** What is used of the document model of xmlbuilder2. */
interface Node {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<Node>;
  readonly ownerDocument: { createProcessingInstruction(target: string, body: string): Node } | null;
  removeChild(child: Node): Node;
  insertBefore(child: Node, next: Node | null): Node;
}

const [ELEMENT, INSTRUCTION, COMMENT] = [1, 7, 8] as const;

function childrenOf(node: Node): readonly Node[] {
  return [...node.childNodes];
}

function removeComments(node: Node): void {
  for (const child of childrenOf(node)) {
    if (child.nodeType === COMMENT) node.removeChild(child);
    else removeComments(child);
  }
}

/** Puts `<?end name?>` behind every element that is repeated. */
function markEnds(parent: Node): void {
  const children = childrenOf(parent);
  children.forEach((child, index) => {
    markEnds(child);
    if (child.nodeType !== INSTRUCTION || child.nodeName !== 'each') return;
    if (children[index + 1]?.nodeType !== ELEMENT)
      throw new Error(`<?each ${child.nodeValue}?> stands before no element`);
    const end = parent.ownerDocument?.createProcessingInstruction('end', child.nodeValue ?? '');
    if (end !== undefined) parent.insertBefore(end, children[index + 2] ?? null);
  });
}
