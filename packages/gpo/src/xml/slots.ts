import { assertNever } from '@mdav/core';
import { legal } from './characters.ts';
import { cdataSections, escapeAttribute, escapeText } from './escape.ts';
import type { XmlElement, XmlNode } from './tree.ts';

/** A tree without what it says. */
export interface Skeleton {
  /** The tree with the token of a slot in place of every value; sections are text there. */
  readonly root: XmlElement;
  /** What belongs into each slot, as it stands in the document. */
  readonly values: readonly string[];
}

/** Takes the values out of a tree. Equal namespaces share a slot: which prefix goes where depends on their being equal. */
export function takeValues(root: XmlElement): Skeleton {
  const values: string[] = [];
  const namespaces = new Map<string, string>();
  const slotFor = (value: string): string => tokenOf(values.push(value) - 1);
  const namespaceSlot = (uri: string): string => {
    const token = namespaces.get(uri) ?? slotFor(escapeAttribute(uri));
    namespaces.set(uri, token);
    return token;
  };
  const strip = (node: XmlNode): XmlNode => {
    switch (node.kind) {
      case 'element':
        return stripElement(node);
      case 'text':
        return node.text === '' ? node : { kind: 'text', text: slotFor(escapeText(node.text)) };
      case 'cdata':
        return { kind: 'text', text: slotFor(cdataSections(node.text)) };
      case 'comment':
        return { kind: 'comment', text: slotFor(legal(node.text)) };
      case 'instruction':
        return node.body === '' ? node : { ...node, body: slotFor(legal(node.body)) };
      default:
        return assertNever(node);
    }
  };
  const stripElement = ({ name, attributes, children }: XmlElement): XmlElement => {
    const slots: (readonly [name: string, token: string])[] = [];
    for (const key in attributes) {
      const value = attributes[key] ?? '';
      slots.push([key, isNamespace(key) ? namespaceSlot(value) : slotFor(escapeAttribute(value))]);
    }
    // Not by assignment: an attribute may be named like a property of objects.
    return { kind: 'element', name, attributes: Object.fromEntries(slots), children: children.map(strip) };
  };
  return { root: stripElement(root), values };
}

function isNamespace(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

/** Markup with slots between its parts. */
export interface Layout {
  /** One more than the slots. */
  readonly markup: readonly string[];
  /** The number of the value in each slot, in the order of the document. */
  readonly slots: readonly number[];
}

/** Divides markup at the tokens in it. */
export function divide(markup: string): Layout {
  const parts = markup.split(TOKEN);
  return {
    markup: parts.filter((_, index) => index % 2 === 0),
    slots: parts.filter((_, index) => index % 2 === 1).map(numberOf),
  };
}

/** Puts values into the slots. */
export function fill({ markup, slots }: Layout, values: readonly string[]): string {
  let text = markup[0] ?? '';
  for (let index = 0; index < slots.length; index += 1)
    text += (values[slots[index] ?? 0] ?? '') + (markup[index + 1] ?? '');
  return text;
}

/** A token is its number in private-use characters, between two of them: no name of XML has such characters. */
const FENCE = '\uE000';
const TOKEN = new RegExp(`${FENCE}([\\uE100-\\uE1FF]+)${FENCE}`);

function tokenOf(number: number): string {
  let digits = '';
  for (let rest = number; digits === '' || rest > 0; rest = Math.floor(rest / 256))
    digits += String.fromCharCode(0xe100 + (rest % 256));
  return `${FENCE}${digits}${FENCE}`;
}

function numberOf(token: string): number {
  let number = 0;
  for (let index = token.length - 1; index >= 0; index -= 1) number = number * 256 + token.charCodeAt(index) - 0xe100;
  return number;
}
