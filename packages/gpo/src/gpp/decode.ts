import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { bareOf, elementsOf, localName, readXml, textOf, type XmlElement, type XmlNode } from '@mdav/xml';
import { encodePreferences } from './encode.ts';
import { checkFilters } from './filters.ts';
import type { PreferenceItem, PreferenceLayout, PreferenceNode, RegistryPreferences } from './form.ts';
import { readItem } from './item.ts';

/**
 * Reads `Registry.xml`.
 *
 * Errors: those of reading XML, `gpp-not-registry`. Warnings: `gpp-unknown-element`, `gpp-bad-item`,
 * `gpp-unknown-filter`, each for something that is kept as it is. For information: `gpp-other-layout` when the file is
 * laid out as neither the editor nor the cmdlets write it, so that writing it again changes white space.
 */
export function decodePreferences(bytes: Uint8Array): Outcome<RegistryPreferences> {
  const read = readXml(bytes);
  if (!read.ok) return read;
  const { root, text } = read.value;
  if (localName(root.name) !== 'RegistrySettings') {
    return fail([
      {
        code: 'gpp-not-registry',
        severity: 'error',
        message: `The root element is ${root.name}, not RegistrySettings.`,
        at: { ...root.at },
        hint: 'Name the Registry.xml below Preferences/Registry; other preferences are not read.',
      },
    ]);
  }
  const diagnostics: Diagnostic[] = [];
  const nodes = readNodes(root, diagnostics);
  const base = { attributes: root.attributes, nodes };
  const newline = text.includes('\r\n') ? 'crlf' : 'lf';
  const finalNewline = text.endsWith('\n');
  const layouts: readonly PreferenceLayout[] = [
    { kind: 'editor', newline, finalNewline },
    { kind: 'indented', newline, finalNewline },
  ];
  const layout = layouts.find((candidate) => equalBytes(encodePreferences({ ...base, layout: candidate }), bytes));
  if (layout === undefined) {
    diagnostics.push({
      code: 'gpp-other-layout',
      severity: 'info',
      message: 'The file is not laid out as Windows writes it; white space will differ when it is written again.',
      at: {},
    });
  }
  return succeed({ ...base, layout: layout ?? { kind: 'indented', newline, finalNewline } }, diagnostics);
}

function readNodes(parent: XmlElement, diagnostics: Diagnostic[]): readonly PreferenceNode[] {
  return parent.children.flatMap((child): readonly PreferenceNode[] => {
    if (child.kind === 'text' && child.text.trim() === '') return [];
    // Targeting belongs to the collection itself; the root has none.
    if (child.kind === 'element' && parent.name === 'Collection' && localName(child.name) === 'Filters') return [];
    return [child.kind === 'element' ? readElement(child, diagnostics) : { kind: 'kept', node: child }];
  });
}

function readElement(node: XmlElement, diagnostics: Diagnostic[]): PreferenceNode {
  const filters = elementsOf(node).filter((child) => localName(child.name) === 'Filters');
  for (const filter of filters) for (const one of checkFilters(filter)) diagnostics.push(one);
  const targeting = filters[0] === undefined ? {} : { filters: bareOf(filters[0]) };
  switch (node.name) {
    case 'Collection':
      if (filters.length > 1) break;
      return { kind: 'collection', attributes: node.attributes, nodes: readNodes(node, diagnostics), ...targeting };
    case 'Registry': {
      const item = plainItem(node);
      if (item === undefined) break;
      for (const one of readItem(item).diagnostics.map((diagnostic) => ({ ...diagnostic, at: { ...node.at } })))
        diagnostics.push(one);
      return item;
    }
    default:
  }
  diagnostics.push({
    code: 'gpp-unknown-element',
    severity: 'warning',
    message: `The element ${node.name} is not one of a registry preference as Windows writes it; it is kept as it is.`,
    at: { ...node.at },
    hint: 'Check the file in the Group Policy Management Editor.',
  });
  return { kind: 'kept', node: bareOf(node) };
}

/** An item that has nothing but what the form has a place for. */
function plainItem(node: XmlElement): PreferenceItem | undefined {
  const bare = bareOf(node);
  const [properties, filters, ...rest] = bare.children;
  if (!isElement(properties, 'Properties') || rest.length > 0) return undefined;
  if (filters !== undefined && !isElement(filters, 'Filters')) return undefined;
  const [values, ...others] = properties.children;
  if (others.length > 0 || (values !== undefined && !isElement(values, 'Values'))) return undefined;
  const strings = values?.children.map((value) =>
    isElement(value, 'Value') && isPlainText(value) ? textOf(value) : undefined,
  );
  if (strings?.includes(undefined)) return undefined;
  return {
    kind: 'item',
    attributes: bare.attributes,
    properties: properties.attributes,
    ...(strings === undefined ? {} : { values: strings.filter((value) => value !== undefined) }),
    ...(filters === undefined ? {} : { filters }),
  };
}

function isElement(node: XmlNode | undefined, name: string): node is XmlElement {
  return node?.kind === 'element' && node.name === name;
}

function isPlainText(node: XmlElement): boolean {
  return Object.keys(node.attributes).length === 0 && node.children.every(({ kind }) => kind === 'text');
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
