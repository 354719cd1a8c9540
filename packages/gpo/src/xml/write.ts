import { utf8 } from '@mdav/core';
import { layOut } from './layout.ts';
import { fill, takeValues } from './slots.ts';
import { utf16 } from './text.ts';
import type { XmlElement } from './tree.ts';

/** How a document is laid out: all that XML leaves to the writer. */
export interface XmlStyle {
  /** The XML declaration, which names version 1.0 and the encoding: its quotation marks, or none. */
  readonly declaration: 'double-quoted' | 'single-quoted' | 'none';
  /** `utf-16` is little-endian. */
  readonly encoding: 'utf-8' | 'utf-16';
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
  encoding: 'utf-8',
  byteOrderMark: false,
  newline: 'lf',
  indent: 'two-spaces',
  emptyElements: 'closed-after-space',
  finalNewline: true,
};

/**
 * Writes a tree as a document.
 *
 * Characters that XML 1.0 has no way to write become U+FFFD. A CDATA section is split where its text has `]]>`, and
 * written as plain text when it has a carriage return, which a reader would take for a line feed.
 */
export function writeXml(root: XmlElement, style: XmlStyle): Uint8Array {
  const text = `${style.byteOrderMark ? '\uFEFF' : ''}${xmlText(root, style)}`;
  return style.encoding === 'utf-8' ? utf8(text) : utf16(text);
}

/** The text of {@link writeXml}, without byte order mark. */
export function xmlText(root: XmlElement, style: XmlStyle): string {
  const { root: skeleton, values } = takeValues(root);
  const layout = layOut(skeleton, { isIndented: style.indent !== 'none', emptyElements: style.emptyElements });
  const text = `${declarationOf(style)}${fill(layout, values)}${style.finalNewline ? '\n' : ''}`;
  return style.newline === 'lf' ? text : text.replaceAll('\n', '\r\n');
}

const QUOTATION_MARKS = { 'double-quoted': '"', 'single-quoted': "'" } as const;

function declarationOf({ declaration, encoding }: XmlStyle): string {
  if (declaration === 'none') return '';
  const mark = QUOTATION_MARKS[declaration];
  return `<?xml version=${mark}1.0${mark} encoding=${mark}${encoding}${mark}?>\n`;
}
