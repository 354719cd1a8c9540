import type { Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { childNamed, childrenNamed, elementsOf, localName, readXml, textOf, type XmlElement } from '@mdav/xml';
import type { AdmlControl, AdmlDocument, AdmlPresentation } from './adml-form.ts';
import { annotationsOf, MAX_DWORD, type NodeReader, nodeReader, optional, ownValue, position } from './node-reader.ts';
import { checkRoot } from './root.ts';

/**
 * Reads any language file of policy definitions: by local names, whatever its XML namespace, schema-valid or not.
 *
 * Diagnostics: as for `decodeAdmx`.
 */
export function decodeAdml(bytes: Uint8Array, file?: string): Outcome<AdmlDocument> {
  const read = readXml(bytes, file);
  if (!read.ok) return read;
  const { root } = read.value;
  const reader = nodeReader(file);
  const wrong = checkRoot(root, 'policyDefinitionResources', reader, file);
  if (wrong !== undefined) return fail([wrong]);
  reader.expect(root, ['revision', 'schemaVersion'], ['displayName', 'description', 'annotation', 'resources']);
  const resources = childNamed(root, 'resources');
  if (resources !== undefined) reader.expect(resources, [], ['stringTable', 'presentationTable']);
  const document: AdmlDocument = {
    revision: reader.required(root, 'revision'),
    schemaVersion: reader.required(root, 'schemaVersion'),
    displayName: textOfChild(root, 'displayName') ?? '',
    description: textOfChild(root, 'description') ?? '',
    strings: table(reader, resources, 'stringTable', 'string').map((node) => {
      reader.expect(node, ['id'], []);
      return { id: reader.required(node, 'id'), text: textOf(node), ...position(node) };
    }),
    presentations: table(reader, resources, 'presentationTable', 'presentation').map((node) =>
      readPresentation(reader, node),
    ),
    ...annotationsOf(root),
  };
  return succeed(document, reader.diagnostics);
}

function table(
  reader: NodeReader,
  resources: XmlElement | undefined,
  name: string,
  item: string,
): readonly XmlElement[] {
  return (resources === undefined ? [] : childrenNamed(resources, name)).flatMap((node) => {
    reader.expect(node, [], [item]);
    return childrenNamed(node, item);
  });
}

function readPresentation(reader: NodeReader, node: XmlElement): AdmlPresentation {
  reader.expect(node, ['id'], Object.keys(CONTROLS));
  const controls = elementsOf(node).flatMap(
    (child) => ownValue(CONTROLS, localName(child.name))?.(reader, child) ?? [],
  );
  return { id: reader.required(node, 'id'), controls, ...position(node) };
}

const CONTROLS: Readonly<Record<string, (reader: NodeReader, node: XmlElement) => AdmlControl>> = {
  text(reader, node) {
    reader.expect(node, [], []);
    return { kind: 'text', text: textOf(node), ...position(node) };
  },
  decimalTextBox: (reader, node) => ({ kind: 'decimal-text-box', ...numberBox(reader, node) }),
  longDecimalTextBox: (reader, node) => ({ kind: 'long-decimal-text-box', ...numberBox(reader, node) }),
  textBox(reader, node) {
    reader.expect(node, ['refId'], ['label', 'defaultValue']);
    return {
      kind: 'text-box',
      ...base(reader, node),
      label: textOfChild(node, 'label') ?? '',
      ...optional('defaultValue', textOfChild(node, 'defaultValue')),
    };
  },
  multiTextBox(reader, node) {
    reader.expect(node, ['refId', 'showAsDialog', 'defaultHeight'], []);
    return {
      kind: 'multi-text-box',
      ...base(reader, node),
      ...optional('showAsDialog', reader.flag(node, 'showAsDialog')),
      ...optional('defaultHeight', reader.count(node, 'defaultHeight', MAX_DWORD)),
    };
  },
  checkBox(reader, node) {
    reader.expect(node, ['refId', 'defaultChecked'], []);
    return {
      kind: 'check-box',
      ...base(reader, node),
      label: textOf(node),
      ...optional('defaultChecked', reader.flag(node, 'defaultChecked')),
    };
  },
  comboBox(reader, node) {
    reader.expect(node, ['refId', 'noSort'], ['label', 'default', 'suggestion']);
    return {
      kind: 'combo-box',
      ...base(reader, node),
      label: textOfChild(node, 'label') ?? '',
      ...optional('noSort', reader.flag(node, 'noSort')),
      ...optional('default', textOfChild(node, 'default')),
      suggestions: childrenNamed(node, 'suggestion').map(textOf),
    };
  },
  dropdownList(reader, node) {
    reader.expect(node, ['refId', 'noSort', 'defaultItem'], []);
    return {
      kind: 'dropdown-list',
      ...base(reader, node),
      label: textOf(node),
      ...optional('noSort', reader.flag(node, 'noSort')),
      ...optional('defaultItem', reader.count(node, 'defaultItem', MAX_DWORD)),
    };
  },
  listBox(reader, node) {
    reader.expect(node, ['refId'], []);
    return { kind: 'list-box', ...base(reader, node), label: textOf(node) };
  },
};

function numberBox(reader: NodeReader, node: XmlElement) {
  reader.expect(node, ['refId', 'defaultValue', 'spin', 'spinStep'], []);
  return {
    ...base(reader, node),
    label: textOf(node),
    ...optional('defaultValue', reader.count(node, 'defaultValue', MAX_DWORD)),
    ...optional('spin', reader.flag(node, 'spin')),
    ...optional('spinStep', reader.count(node, 'spinStep', MAX_DWORD)),
  };
}

function base(reader: NodeReader, node: XmlElement) {
  return { refId: reader.required(node, 'refId'), ...position(node) };
}

function textOfChild(node: XmlElement, name: string): string | undefined {
  const child = childNamed(node, name);
  return child && textOf(child);
}
