import { utf8 } from '@mdav/core';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { XmlElement, XmlNode } from './tree.ts';

/** How a document is laid out: all that XML leaves to the writer. */
export interface XmlStyle {
  /** The XML declaration, which always names version 1.0 and UTF-8: its quotation marks, or none. */
  readonly declaration: 'double-quoted' | 'single-quoted' | 'none';
  readonly byteOrderMark: boolean;
  readonly newline: 'lf' | 'crlf';
  /** One level of indentation; `none` writes the children exactly as the tree has them. */
  readonly indent: 'none' | 'two-spaces';
  /** An element without children: `<a/>`, `<a />` or `<a></a>`. */
  readonly emptyElements: 'closed' | 'closed-after-space' | 'paired';
  readonly finalNewline: boolean;
}

/** The style of files that are ours alone: reviewed in a diff, hence LF. */
export const OWN_STYLE: XmlStyle = {
  declaration: 'double-quoted',
  byteOrderMark: false,
  newline: 'lf',
  indent: 'two-spaces',
  emptyElements: 'closed-after-space',
  finalNewline: true,
};

/**
 * Writes a tree as a document in UTF-8.
 *
 * Characters that XML 1.0 has no way to write become U+FFFD. A CDATA section is split where its text has `]]>`, and
 * written as plain text when it has a carriage return, which a reader would take for a line feed.
 */
export function writeXml(root: XmlElement, style: XmlStyle): Uint8Array {
  return utf8(`${style.byteOrderMark ? '\uFEFF' : ''}${xmlText(root, style)}`);
}

/** The text of {@link writeXml}, without byte order mark. */
export function xmlText(root: XmlElement, style: XmlStyle): string {
  const newline = NEWLINES[style.newline];
  const marks = marksFor(root);
  const document = create();
  append(document, root, marks);
  const body = document.end({
    headless: true,
    newline: '\n',
    prettyPrint: style.indent !== 'none',
    allowEmptyTags: style.emptyElements === 'paired',
    spaceBeforeSlash: style.emptyElements === 'closed-after-space',
  });
  const head = DECLARATIONS[style.declaration];
  const text = `${head}${body}${style.finalNewline ? '\n' : ''}`;
  return resolveMarks(text.replaceAll('\n', newline), marks);
}

const NEWLINES = { lf: '\n', crlf: '\r\n' } as const;
const DECLARATIONS = {
  'double-quoted': '<?xml version="1.0" encoding="utf-8"?>\n',
  'single-quoted': "<?xml version='1.0' encoding='utf-8'?>\n",
  none: '',
} as const;

function append(parent: XMLBuilder, node: XmlNode, marks: Marks): void {
  switch (node.kind) {
    case 'element': {
      const attributes = Object.entries(node.attributes).map(([name, value]) => [name, markAttribute(value, marks)]);
      const built = parent.ele(node.name, Object.fromEntries(attributes));
      for (const child of node.children) append(built, child, marks);
      return;
    }
    case 'text':
      if (node.text !== '') parent.txt(markText(node.text, marks));
      return;
    case 'cdata':
      if (node.text.includes('\r')) parent.txt(markText(node.text, marks));
      // The builder leaves an empty section out.
      else for (const part of node.text.split(/(?<=\]\])(?=>)/)) parent.dat(part === '' ? marks.nothing : legal(part));
      return;
    case 'comment':
      parent.com(legal(node.text));
      return;
    case 'instruction':
      parent.ins(node.target, legal(node.body));
      return;
  }
}

/**
 * The builder leaves an ampersand alone when it looks like the start of an entity, and writes line ends as they are, so
 * that `&amp;` in a text or a line end in an attribute would be read back as something else. Each such character goes
 * through the builder as a mark, a private-use character that the document does not have, and becomes its reference
 * afterwards.
 */
interface Marks {
  readonly ampersand: string;
  readonly carriageReturn: string;
  readonly lineFeed: string;
  readonly tab: string;
  readonly nothing: string;
}

function marksFor(root: XmlElement): Marks {
  const used = new Set<string>();
  const collect = (node: XmlNode): void => {
    if (node.kind === 'element') {
      for (const value of Object.values(node.attributes)) note(value);
      node.children.forEach(collect);
    } else note(node.kind === 'instruction' ? node.body : node.text);
  };
  const note = (text: string): void => {
    for (const found of text.match(/[\uE000-\uF8FF]/g) ?? []) used.add(found);
  };
  collect(root);
  let next = 0xe000;
  const free = (): string => {
    while (used.has(String.fromCharCode(next))) next += 1;
    return String.fromCharCode(next++);
  };
  return { ampersand: free(), carriageReturn: free(), lineFeed: free(), tab: free(), nothing: free() };
}

function markText(text: string, marks: Marks): string {
  return legal(text).replaceAll('&', marks.ampersand).replaceAll('\r', marks.carriageReturn);
}

function markAttribute(value: string, marks: Marks): string {
  return markText(value, marks).replaceAll('\n', marks.lineFeed).replaceAll('\t', marks.tab);
}

function resolveMarks(text: string, marks: Marks): string {
  return text
    .replaceAll(marks.ampersand, '&amp;')
    .replaceAll(marks.carriageReturn, '&#xD;')
    .replaceAll(marks.lineFeed, '&#xA;')
    .replaceAll(marks.tab, '&#x9;')
    .replaceAll(marks.nothing, '');
}

/** What XML 1.0 cannot hold, not even as a reference: most control characters, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this is about
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

function legal(text: string): string {
  return text.replace(ILLEGAL, '\uFFFD');
}

/** True when XML can hold every character of a text. */
export function isXmlText(text: string): boolean {
  return text.search(ILLEGAL) === -1;
}
