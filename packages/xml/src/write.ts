import { legal } from './characters.ts';
import { documentBytes, documentText } from './document.ts';
import { cdataSections } from './escape.ts';
import { XML_ESCAPING, type XmlStyle } from './style.ts';
import type { XmlElement, XmlNode } from './tree.ts';

/**
 * Writes a tree as a document.
 *
 * Characters that XML 1.0 has no way to write become U+FFFD. A CDATA section is split where its text has `]]>`, and
 * written as plain text when it has a carriage return, which a reader would take for a line feed.
 */
export function writeXml(root: XmlElement, style: XmlStyle): Uint8Array {
  return documentBytes(xmlText(root, style), style);
}

/** The text of {@link writeXml}, without byte order mark. */
export function xmlText(root: XmlElement, style: XmlStyle): string {
  return documentText(nodeText(root, style), style);
}

/**
 * One node, without a line end after it, for a document that is written piece by piece. `lead` is what stands before a
 * sibling on a line of its own: a line feed and the indentation, or nothing in a style without.
 */
export function nodeText(node: XmlNode, style: XmlStyle, lead = leadOf(style)): string {
  switch (node.kind) {
    case 'text':
      return (style.escaping ?? XML_ESCAPING).text(node.text);
    case 'cdata':
      return cdataSections(node.text);
    case 'comment':
      return `<!--${legal(node.text)}-->`;
    case 'instruction':
      return node.body === '' ? `<?${node.target}?>` : `<?${node.target} ${legal(node.body)}?>`;
    case 'element':
      return elementText(node, style, lead);
  }
}

/** A start tag alone. */
export function startTag({ name, attributes }: XmlElement, style: XmlStyle): string {
  return `${openTag(name, attributes, style)}>`;
}

/** What ends an element that holds nothing, after its name and attributes. */
export function emptyEnd(name: string, { emptyElements }: XmlStyle): string {
  switch (emptyElements) {
    case 'closed':
      return '/>';
    case 'closed-after-space':
      return ' />';
    case 'paired':
      return `></${name}>`;
  }
}

function leadOf({ indent }: XmlStyle): string {
  return indent === 'none' ? '' : '\n';
}

function openTag(name: string, attributes: XmlElement['attributes'], { escaping = XML_ESCAPING }: XmlStyle): string {
  let text = `<${name}`;
  for (const key in attributes) text += ` ${key}="${escaping.attribute(attributes[key] ?? '')}"`;
  return text;
}

function elementText({ name, attributes, children }: XmlElement, style: XmlStyle, lead: string): string {
  let text = openTag(name, attributes, style);
  const shown = children.filter((child) => child.kind !== 'text' || child.text !== '');
  if (shown.length === 0) return `${text}${emptyEnd(name, style)}`;
  text += '>';
  // Blanks beside text would be text.
  const isInline = lead === '' || shown.some(({ kind }) => kind === 'text' || kind === 'cdata');
  const inner = isInline ? '' : `${lead}  `;
  for (const child of shown) text += `${inner}${nodeText(child, style, inner)}`;
  return `${text}${isInline ? '' : lead}</${name}>`;
}
