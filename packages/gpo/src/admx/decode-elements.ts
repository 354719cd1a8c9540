import { childNamed, childrenNamed, elementsOf, localName, type XmlElement } from '@mdav/xml';
import { readListChild, readValue, readValueChild } from './decode-values.ts';
import type { AdmxElement, EnumItem } from './form.ts';
import { MAX_DWORD, MAX_QWORD, type NodeReader, optional, ownValue, position } from './node-reader.ts';

/** The limit of a number whose element does not say one: the schema's default. */
export const DEFAULT_MAX_VALUE = 9999;
/** The length of a text whose element does not say one: the schema's default. */
export const DEFAULT_MAX_LENGTH = 1023;

const BASE = ['id', 'clientExtension', 'key', 'valueName'];

/** Reads what an enabled policy asks for. Unknown kinds are reported and left out. */
export function readElements(reader: NodeReader, policy: XmlElement): readonly AdmxElement[] {
  const holder = childNamed(policy, 'elements');
  if (holder === undefined) return [];
  reader.expect(holder, [], Object.keys(READERS));
  return elementsOf(holder).flatMap((node) => ownValue(READERS, localName(node.name))?.(reader, node) ?? []);
}

const READERS: Readonly<Record<string, (reader: NodeReader, node: XmlElement) => AdmxElement>> = {
  boolean(reader, node) {
    reader.expect(node, BASE, ['trueValue', 'falseValue', 'trueList', 'falseList']);
    return {
      kind: 'boolean',
      ...valueBase(reader, node),
      ...readValueChild(reader, node, 'trueValue'),
      ...readValueChild(reader, node, 'falseValue'),
      ...readListChild(reader, node, 'trueList'),
      ...readListChild(reader, node, 'falseList'),
    };
  },
  decimal(reader, node) {
    reader.expect(node, [...BASE, 'required', 'minValue', 'maxValue', 'storeAsText', 'soft'], []);
    return {
      kind: 'decimal',
      ...valueBase(reader, node),
      ...flags(reader, node, 'required', 'storeAsText', 'soft'),
      minValue: reader.count(node, 'minValue', MAX_DWORD) ?? 0,
      maxValue: reader.count(node, 'maxValue', MAX_DWORD) ?? DEFAULT_MAX_VALUE,
    };
  },
  longDecimal(reader, node) {
    reader.expect(node, [...BASE, 'required', 'minValue', 'maxValue', 'storeAsText', 'soft'], []);
    return {
      kind: 'long-decimal',
      ...valueBase(reader, node),
      ...flags(reader, node, 'required', 'storeAsText', 'soft'),
      minValue: reader.big(node, 'minValue', MAX_QWORD) ?? 0n,
      maxValue: reader.big(node, 'maxValue', MAX_QWORD) ?? BigInt(DEFAULT_MAX_VALUE),
    };
  },
  text(reader, node) {
    reader.expect(node, [...BASE, 'required', 'maxLength', 'expandable', 'soft'], []);
    return {
      kind: 'text',
      ...valueBase(reader, node),
      ...flags(reader, node, 'required', 'expandable', 'soft'),
      maxLength: reader.count(node, 'maxLength', MAX_DWORD) ?? DEFAULT_MAX_LENGTH,
    };
  },
  multiText(reader, node) {
    reader.expect(node, [...BASE, 'required', 'maxLength', 'maxStrings', 'soft'], []);
    return {
      kind: 'multi-text',
      ...valueBase(reader, node),
      ...flags(reader, node, 'required', 'soft'),
      maxLength: reader.count(node, 'maxLength', MAX_DWORD) ?? DEFAULT_MAX_LENGTH,
      maxStrings: reader.count(node, 'maxStrings', MAX_DWORD) ?? 0,
    };
  },
  enum(reader, node) {
    reader.expect(node, [...BASE, 'required'], ['item']);
    return {
      kind: 'enum',
      ...valueBase(reader, node),
      ...flags(reader, node, 'required'),
      items: childrenNamed(node, 'item').flatMap((item) => readEnumItem(reader, item) ?? []),
    };
  },
  list(reader, node) {
    reader.expect(node, ['id', 'clientExtension', 'key', 'valuePrefix', 'additive', 'expandable', 'explicitValue'], []);
    return {
      kind: 'list',
      ...base(reader, node),
      ...flags(reader, node, 'additive', 'expandable', 'explicitValue'),
      ...optional('valuePrefix', reader.text(node, 'valuePrefix')),
    };
  },
};

function readEnumItem(reader: NodeReader, item: XmlElement): EnumItem | undefined {
  reader.expect(item, ['displayName'], ['value', 'valueList']);
  const holder = childNamed(item, 'value');
  const value = holder && readValue(reader, holder);
  if (value === undefined) {
    reader.report(
      item,
      'admx-bad-value',
      'A choice has no value that can be read; it is left out.',
      'Give the choice a <value>.',
    );
    return undefined;
  }
  return { displayName: reader.required(item, 'displayName'), value, ...readListChild(reader, item, 'valueList') };
}

function base(reader: NodeReader, node: XmlElement) {
  return {
    id: reader.required(node, 'id'),
    ...optional('key', reader.text(node, 'key')),
    ...optional('clientExtension', reader.text(node, 'clientExtension')),
    ...position(node),
  };
}

function valueBase(reader: NodeReader, node: XmlElement) {
  return { ...base(reader, node), valueName: reader.required(node, 'valueName') };
}

/** Flags that are set: one that is false is the same as one that is absent. */
function flags<Name extends string>(
  reader: NodeReader,
  node: XmlElement,
  ...names: readonly Name[]
): { readonly [key in Name]?: true } {
  const set = names.filter((name) => reader.flag(node, name) === true);
  return Object.fromEntries(set.map((name) => [name, true])) as { readonly [key in Name]?: true };
}
