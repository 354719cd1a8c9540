import { childNamed, childrenNamed, elementsOf, localName, textOf, type XmlElement } from '@mdav/xml';
import type { AdmxValue, AdmxValueItem, AdmxValueList } from './form.ts';
import { MAX_DWORD, MAX_QWORD, type NodeReader, optional } from './node-reader.ts';

/** Reads the value in an element such as `enabledValue`; reports one that cannot be read. */
export function readValue(reader: NodeReader, holder: XmlElement): AdmxValue | undefined {
  reader.expect(holder, [], ['delete', 'decimal', 'longDecimal', 'string']);
  const [node, second] = elementsOf(holder);
  if (node === undefined || second !== undefined) {
    reader.report(
      holder,
      'admx-bad-value',
      `<${holder.name}> does not hold exactly one value.`,
      'Write one of delete, decimal, longDecimal, string.',
    );
  }
  if (node === undefined) return undefined;
  switch (localName(node.name)) {
    case 'delete':
      reader.expect(node, [], []);
      return { kind: 'delete' };
    case 'decimal': {
      reader.expect(node, ['value'], []);
      const value = reader.count(node, 'value', MAX_DWORD);
      return value === undefined ? undefined : { kind: 'decimal', value };
    }
    case 'longDecimal': {
      reader.expect(node, ['value'], []);
      const value = reader.big(node, 'value', MAX_QWORD);
      return value === undefined ? undefined : { kind: 'long-decimal', value };
    }
    case 'string':
      reader.expect(node, [], []);
      return { kind: 'string', value: textOf(node) };
    default:
      return undefined;
  }
}

/** The value in a child of that name; nothing when there is none. */
export function readValueChild(reader: NodeReader, parent: XmlElement, name: string): AdmxValue | undefined {
  const child = childNamed(parent, name);
  return child && readValue(reader, child);
}

/** The list in a child of that name; nothing when there is none. */
export function readListChild(reader: NodeReader, parent: XmlElement, name: string): AdmxValueList | undefined {
  const child = childNamed(parent, name);
  return child && readList(reader, child);
}

function readList(reader: NodeReader, node: XmlElement): AdmxValueList {
  reader.expect(node, ['defaultKey'], ['item']);
  const items = childrenNamed(node, 'item').flatMap((item): readonly AdmxValueItem[] => {
    reader.expect(item, ['key', 'valueName'], ['value']);
    const holder = childNamed(item, 'value');
    const value = holder && readValue(reader, holder);
    if (value === undefined) {
      reader.report(
        item,
        'admx-bad-value',
        'An item has no value that can be read; it is left out.',
        'Give the item a <value>.',
      );
      return [];
    }
    return [{ ...optional('key', reader.text(item, 'key')), valueName: reader.required(item, 'valueName'), value }];
  });
  return { ...optional('defaultKey', reader.text(node, 'defaultKey')), items };
}
