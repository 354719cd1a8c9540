/** Where something starts in a text: line and column from 1, the column in UTF-16 code units. */
export interface XmlPosition {
  readonly line: number;
  readonly column: number;
}

/** An element. Names are as written, with their prefix. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  /** In the order in which they are written. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Where it was read; absent for an element made here. */
  readonly at?: XmlPosition;
}

/** What an element holds. Line ends in text are LF, whatever the file has. */
export type XmlNode =
  | XmlElement
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'instruction'; readonly target: string; readonly body: string };

/** Attributes as one writes them down: those without a value are left out. */
export type AttributeList = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes and children; a child that is a string is text. */
export function element(
  name: string,
  attributes: AttributeList = {},
  children: readonly (XmlNode | string)[] = [],
): XmlElement {
  return {
    kind: 'element',
    name,
    attributes: areTexts(attributes) ? attributes : textsOf(attributes),
    children: children.map((child) => (typeof child === 'string' ? { kind: 'text', text: child } : child)),
  };
}

function areTexts(attributes: AttributeList): attributes is Readonly<Record<string, string>> {
  return Object.values(attributes).every((value) => typeof value === 'string');
}

function textsOf(attributes: AttributeList): Readonly<Record<string, string>> {
  const present: [string, string][] = [];
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) present.push([key, String(value)]);
  // Not by assignment: an attribute may be named like a property of objects.
  return Object.fromEntries(present);
}

/** An element that holds one text in a CDATA section, as Windows writes them; empty text gives an empty section. */
export function cdataElement(name: string, text: string): XmlElement {
  return element(name, {}, [{ kind: 'cdata', text }]);
}

/** The part of a name after its prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The child elements, in order. */
export function elementsOf(parent: XmlElement): readonly XmlElement[] {
  return parent.children.filter((child) => child.kind === 'element');
}

/** The child elements of one local name, whatever their prefix and namespace. */
export function childrenNamed(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter(
    (child): child is XmlElement => child.kind === 'element' && localName(child.name) === name,
  );
}

/** The first child element of one local name. */
export function childNamed(parent: XmlElement, name: string): XmlElement | undefined {
  // Readers ask this for every kind of child of every element: a loop that makes nothing.
  for (const child of parent.children) if (child.kind === 'element' && localName(child.name) === name) return child;
  return undefined;
}

/** All text below an element, without comments. */
export function textOf(node: XmlElement): string {
  return node.children
    .map((child) => {
      if (child.kind === 'element') return textOf(child);
      return child.kind === 'text' || child.kind === 'cdata' ? child.text : '';
    })
    .join('');
}

/**
 * The value that an element holds: its CDATA sections when it has any, since what stands around them is layout;
 * otherwise its text without white space at the ends. Empty when there is no element.
 */
export function contentOf(node: XmlElement | undefined): string {
  if (node === undefined) return '';
  const sections = node.children.flatMap((child) => (child.kind === 'cdata' ? child.text : []));
  return sections.length > 0 ? sections.join('') : textOf(node).trim();
}

/** An attribute by its local name; a prefixed spelling counts as well. */
export function attributeOf(node: XmlElement, name: string): string | undefined {
  const exact = node.attributes[name];
  if (exact !== undefined) return exact;
  for (const key in node.attributes)
    if (key.includes(':') && localName(key) === name && !key.startsWith('xmlns:')) return node.attributes[key];
  return undefined;
}

/** The same element without positions, comments, instructions and the white space between elements: what two writers must agree on. */
export function essenceOf(node: XmlElement): XmlElement {
  const holdsElements = node.children.some(({ kind }) => kind === 'element');
  const children: XmlNode[] = [];
  for (const child of node.children) {
    if (child.kind === 'element') children.push(essenceOf(child));
    if (child.kind !== 'text' && child.kind !== 'cdata') continue;
    if (child.text === '' || (holdsElements && child.text.trim() === '')) continue;
    const last = children.at(-1);
    if (last?.kind === 'text') children[children.length - 1] = { kind: 'text', text: last.text + child.text };
    else children.push({ kind: 'text', text: child.text });
  }
  return { kind: 'element', name: node.name, attributes: node.attributes, children };
}

/** The same element without positions and without the white space between elements; comments stay. */
export function bareOf(node: XmlElement): XmlElement {
  const holdsElements = node.children.some(({ kind }) => kind === 'element');
  const children = node.children.flatMap((child): readonly XmlNode[] => {
    if (child.kind === 'element') return [bareOf(child)];
    return child.kind === 'text' && (child.text === '' || (holdsElements && child.text.trim() === '')) ? [] : [child];
  });
  return { kind: 'element', name: node.name, attributes: node.attributes, children };
}
