import { childNamed, childrenNamed, elementsOf, localName, type XmlElement } from '@mdav/xml';
import { readListChild, readValue, readValueChild } from './decode-values.ts';
import type { AdmxElement, EnumItem } from './form.ts';
import { type Draft, MAX_DWORD, MAX_QWORD, type NodeReader, ownValue, put } from './node-reader.ts';

/** The limit of a number whose element does not say one: the schema's default. */
export const DEFAULT_MAX_VALUE = 9999;
/** The length of a text whose element does not say one: the schema's default. */
export const DEFAULT_MAX_LENGTH = 1023;

type ElementOf<Kind extends AdmxElement['kind']> = Extract<AdmxElement, { readonly kind: Kind }>;

const BASE = ['id', 'clientExtension', 'key', 'valueName'];
const NUMBER = [...BASE, 'required', 'minValue', 'maxValue', 'storeAsText', 'soft'];
const TEXT = [...BASE, 'required', 'maxLength', 'expandable', 'soft'];
const MULTI_TEXT = [...BASE, 'required', 'maxLength', 'maxStrings', 'soft'];
const ENUM = [...BASE, 'required'];
const LIST = ['id', 'clientExtension', 'key', 'valuePrefix', 'additive', 'expandable', 'explicitValue'];

/** Reads what an enabled policy asks for. Unknown kinds are reported and left out. */
export function readElements(reader: NodeReader, policy: XmlElement): readonly AdmxElement[] {
  const holder = childNamed(policy, 'elements');
  if (holder === undefined) return [];
  reader.expect(holder, [], KINDS);
  return elementsOf(holder).flatMap((node) => ownValue(READERS, localName(node.name))?.(reader, node) ?? []);
}

const READERS: Readonly<Record<string, (reader: NodeReader, node: XmlElement) => AdmxElement>> = {
  boolean(reader, node) {
    reader.expect(node, BASE, ['trueValue', 'falseValue', 'trueList', 'falseList']);
    const read: Draft<ElementOf<'boolean'>> = valueBase(reader, node, 'boolean');
    put(read, 'trueValue', readValueChild(reader, node, 'trueValue'));
    put(read, 'falseValue', readValueChild(reader, node, 'falseValue'));
    put(read, 'trueList', readListChild(reader, node, 'trueList'));
    put(read, 'falseList', readListChild(reader, node, 'falseList'));
    return read;
  },
  decimal(reader, node) {
    reader.expect(node, NUMBER, []);
    return Object.assign(flagged(reader, node, valueBase(reader, node, 'decimal'), 'required', 'storeAsText', 'soft'), {
      minValue: reader.count(node, 'minValue', MAX_DWORD) ?? 0,
      maxValue: reader.count(node, 'maxValue', MAX_DWORD) ?? DEFAULT_MAX_VALUE,
    });
  },
  longDecimal(reader, node) {
    reader.expect(node, NUMBER, []);
    const base = valueBase(reader, node, 'long-decimal');
    return Object.assign(flagged(reader, node, base, 'required', 'storeAsText', 'soft'), {
      minValue: reader.big(node, 'minValue', MAX_QWORD) ?? 0n,
      maxValue: reader.big(node, 'maxValue', MAX_QWORD) ?? BigInt(DEFAULT_MAX_VALUE),
    });
  },
  text(reader, node) {
    reader.expect(node, TEXT, []);
    return Object.assign(flagged(reader, node, valueBase(reader, node, 'text'), 'required', 'expandable', 'soft'), {
      maxLength: reader.count(node, 'maxLength', MAX_DWORD) ?? DEFAULT_MAX_LENGTH,
    });
  },
  multiText(reader, node) {
    reader.expect(node, MULTI_TEXT, []);
    return Object.assign(flagged(reader, node, valueBase(reader, node, 'multi-text'), 'required', 'soft'), {
      maxLength: reader.count(node, 'maxLength', MAX_DWORD) ?? DEFAULT_MAX_LENGTH,
      maxStrings: reader.count(node, 'maxStrings', MAX_DWORD) ?? 0,
    });
  },
  enum(reader, node) {
    reader.expect(node, ENUM, ['item']);
    return Object.assign(flagged(reader, node, valueBase(reader, node, 'enum'), 'required'), {
      items: childrenNamed(node, 'item').flatMap((item) => readEnumItem(reader, item) ?? []),
    });
  },
  list(reader, node) {
    reader.expect(node, LIST, []);
    const read: Draft<ElementOf<'list'>> = flagged(
      reader,
      node,
      readBase(reader, node, 'list'),
      'additive',
      'expandable',
      'explicitValue',
    );
    put(read, 'valuePrefix', reader.text(node, 'valuePrefix'));
    return read;
  },
};
const KINDS = Object.keys(READERS);

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
  const read: Draft<EnumItem> = { displayName: reader.required(item, 'displayName'), value };
  put(read, 'valueList', readListChild(reader, item, 'valueList'));
  return read;
}

function readBase<Kind extends AdmxElement['kind']>(reader: NodeReader, node: XmlElement, kind: Kind) {
  const read: { kind: Kind } & Draft<Pick<AdmxElement, 'id' | 'key' | 'clientExtension' | 'at'>> = {
    kind,
    id: reader.required(node, 'id'),
  };
  put(read, 'key', reader.text(node, 'key'));
  put(read, 'clientExtension', reader.text(node, 'clientExtension'));
  put(read, 'at', node.at);
  return read;
}

function valueBase<Kind extends AdmxElement['kind']>(reader: NodeReader, node: XmlElement, kind: Kind) {
  return Object.assign(readBase(reader, node, kind), { valueName: reader.required(node, 'valueName') });
}

/** What is read, with the flags that are set: one that is false is the same as one that is absent. */
function flagged<Read, Name extends string>(
  reader: NodeReader,
  node: XmlElement,
  read: Read,
  ...names: readonly Name[]
): Read & { [key in Name]?: true } {
  const flags = read as { [key in Name]?: true };
  for (const name of names) if (reader.flag(node, name) === true) flags[name] = true;
  return read as Read & typeof flags;
}
