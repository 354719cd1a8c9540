import { assertNever } from '@mdav/core';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { divide, type Layout } from './slots.ts';
import type { XmlElement, XmlNode } from './tree.ts';

/** All that the builder leaves to its caller. */
export interface LayoutOptions {
  readonly isIndented: boolean;
  readonly emptyElements: 'closed' | 'closed-after-space' | 'paired';
}

/**
 * Has the builder lay out a skeleton; line ends are LF. It never sees a value, which it would write wrongly here and
 * there: it leaves an ampersand alone that looks like the start of an entity, writes line ends in attributes as they
 * are, and leaves out empty sections.
 *
 * A build writes the same few documents for every group, so that layouts are kept: laying out is most of the work of
 * writing.
 */
export function layOut(skeleton: XmlElement, options: LayoutOptions): Layout {
  const key = JSON.stringify([options.isIndented, options.emptyElements, skeleton]);
  const known = LAYOUTS.get(key);
  if (known !== undefined) return known;
  const layout = divide(build(skeleton, options));
  if (key.length <= MAX_KEY_LENGTH) {
    if (LAYOUTS.size >= MAX_LAYOUTS) LAYOUTS.clear();
    LAYOUTS.set(key, layout);
  }
  return layout;
}

/** Layouts by what they are made from and nothing else: whether one is kept changes no byte. */
const LAYOUTS = new Map<string, Layout>();
const MAX_LAYOUTS = 256;
/** Documents beyond this are seldom written twice. */
const MAX_KEY_LENGTH = 32_768;

function build(skeleton: XmlElement, { isIndented, emptyElements }: LayoutOptions): string {
  const document = create();
  append(document, skeleton);
  return document.end({
    headless: true,
    newline: '\n',
    prettyPrint: isIndented,
    allowEmptyTags: emptyElements === 'paired',
    spaceBeforeSlash: emptyElements === 'closed-after-space',
  });
}

/**
 * Text, sections included, is one kind of node: with a fifth beside document, element, attribute and text the
 * constructor of nodes leaves the inline caches of V8, and every node of the process takes four times as long. Comments
 * and instructions do that too, and are rare.
 */
function append(parent: XMLBuilder, node: XmlNode): void {
  switch (node.kind) {
    case 'element': {
      const built = parent.ele(node.name, node.attributes);
      for (const child of node.children) append(built, child);
      return;
    }
    case 'text':
    case 'cdata':
      if (node.text !== '') parent.txt(node.text);
      return;
    case 'comment':
      parent.com(node.text);
      return;
    case 'instruction':
      parent.ins(node.target, node.body);
      return;
    default:
      assertNever(node);
  }
}
