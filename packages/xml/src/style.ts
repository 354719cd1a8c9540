import { escapeAttribute, escapeText } from './escape.ts';

/** How a document is laid out: all that XML leaves to the writer. */
export interface XmlStyle {
  /** The XML declaration, which names version 1.0 and the encoding: its quotation marks, or none. */
  readonly declaration: 'double-quoted' | 'single-quoted' | 'none';
  /** `utf-16` is little-endian. */
  readonly encoding: 'utf-8' | 'utf-16';
  readonly byteOrderMark: boolean;
  readonly newline: 'lf' | 'crlf';
  /** One level of indentation, where an element holds no text; `none` writes the children exactly as the tree has them. */
  readonly indent: 'none' | 'two-spaces';
  /** An element without children: `<a/>`, `<a />` or `<a></a>`. */
  readonly emptyElements: 'closed' | 'closed-after-space' | 'paired';
  readonly finalNewline: boolean;
  /** How values are escaped; absent for {@link XML_ESCAPING}. */
  readonly escaping?: XmlEscaping;
}

/** How values become markup. What it gives has to be well-formed. */
export interface XmlEscaping {
  /** Text between tags. */
  readonly text: (text: string) => string;
  /** A value that stands between double quotation marks. */
  readonly attribute: (value: string) => string;
}

/** What XML asks for, and no more: every text is read back as it was. */
export const XML_ESCAPING: XmlEscaping = { text: escapeText, attribute: escapeAttribute };

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
