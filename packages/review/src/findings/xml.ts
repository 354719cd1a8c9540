import { visible } from '@mdav/core';
import { escapeNumberSigns, wellFormed } from './safe-text.ts';

/** An element of an XML document, or text. */
export type XmlNode = string | XmlElement;

/** An element with its attributes; those that are undefined are left out. */
export interface XmlElement {
  readonly name: XmlName;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children: readonly XmlNode[];
}

/** Names come from us alone, never from a fleet. */
export type XmlName =
  | 'testsuites'
  | 'testsuite'
  | 'testcase'
  | 'failure'
  | 'error'
  | 'skipped'
  | 'system-out'
  | 'properties'
  | 'property';

/** Makes an element; attributes that are undefined are left out. */
export function element(
  name: XmlName,
  attributes: XmlElement['attributes'],
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children };
}

/** A whole XML 1.0 document, indented, with a line end at its end. */
export function writeXml(root: XmlElement): string {
  return `${XML_HEAD}${writeElement(root, '')}`;
}

/** What a document begins with. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element alone, for a document that is written piece by piece. */
export function writeElement({ name, attributes, children }: XmlElement, indent: string): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('');
  const open = `${indent}<${name}${written}`;
  if (children.length === 0) return `${open}/>\n`;
  const isText = children.some((child) => typeof child === 'string');
  // Blanks between elements mean nothing, beside text they would be text.
  if (isText) return `${open}>${children.map((child) => inline(child)).join('')}</${name}>\n`;
  const inner = children.map((child) => (typeof child === 'string' ? '' : writeElement(child, `${indent}  `)));
  return `${open}>\n${inner.join('')}${indent}</${name}>\n`;
}

function inline(node: XmlNode): string {
  return typeof node === 'string' ? escapeText(node) : writeElement(node, '').trimEnd();
}

/**
 * Text between tags. Characters that XML 1.0 cannot hold, and those that hide or turn text, are shown as escapes;
 * line ends and tabs stay.
 */
function escapeText(text: string): string {
  const legal = wellFormed(text)
    .split(/([\t\n])/)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('')
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`);
  const escaped = legal.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
  // A line that starts with colons could be a command to a build agent that prints the report.
  return escapeNumberSigns(escaped, '&#35;').replace(/(^|\n)([\s\p{DI}]*):/gu, '$1$2&#58;');
}

/** A reader makes blanks of line ends and tabs in attributes, so they are written as references. */
function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
