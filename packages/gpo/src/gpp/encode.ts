import { element, OWN_STYLE, writeXml, type XmlElement, type XmlNode, type XmlStyle } from '@mdav/xml';
import type { PreferenceItem, PreferenceLayout, PreferenceNode, RegistryPreferences } from './form.ts';

/** Writes `Registry.xml` in the layout that the form names. */
export function encodePreferences(preferences: RegistryPreferences): Uint8Array {
  const { attributes, nodes, layout } = preferences;
  const children = nodes.map(nodeOf);
  switch (layout.kind) {
    case 'editor':
      return writeXml(element('RegistrySettings', attributes, onLines(children)), styleOf(layout, 'none', 'closed'));
    case 'indented':
      return writeXml(
        element('RegistrySettings', attributes, children),
        styleOf(layout, 'two-spaces', 'closed-after-space'),
      );
  }
}

function styleOf(
  layout: PreferenceLayout,
  indent: XmlStyle['indent'],
  emptyElements: XmlStyle['emptyElements'],
): XmlStyle {
  return { ...OWN_STYLE, newline: layout.newline, finalNewline: layout.finalNewline, indent, emptyElements };
}

/**
 * As the editor has it: the first item beside the root's start, each further one on a line, and the root's end on one.
 * Beside a text that somebody left there, line ends would be text as well.
 */
function onLines(nodes: readonly XmlNode[]): readonly (XmlNode | string)[] {
  if (nodes.some(({ kind }) => kind === 'text' || kind === 'cdata')) return nodes;
  return [...nodes.flatMap((node, index) => (index === 0 ? [node] : ['\n\t', node])), '\n'];
}

function nodeOf(node: PreferenceNode): XmlNode {
  switch (node.kind) {
    case 'item':
      return itemOf(node);
    case 'collection':
      return element('Collection', node.attributes, [...node.nodes.map(nodeOf), ...optional(node.filters)]);
    case 'kept':
      return node.node;
  }
}

function itemOf({ attributes, properties, values, filters }: PreferenceItem): XmlElement {
  const list =
    values &&
    element(
      'Values',
      {},
      values.map((value) => element('Value', {}, value === '' ? [] : [value])),
    );
  return element('Registry', attributes, [element('Properties', properties, optional(list)), ...optional(filters)]);
}

function optional(node: XmlElement | undefined): readonly XmlElement[] {
  return node === undefined ? [] : [node];
}
