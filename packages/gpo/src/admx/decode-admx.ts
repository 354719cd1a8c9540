import type { Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { childNamed, childrenNamed, elementsOf, localName, readXml, textOf, type XmlElement } from '@mdav/xml';
import { readElements } from './decode-elements.ts';
import { readListChild, readValueChild } from './decode-values.ts';
import type {
  AdmxCategory,
  AdmxDocument,
  AdmxPolicy,
  NamespaceUse,
  PolicyClass,
  SupportDefinition,
  SupportedVersion,
  SupportTerm,
} from './form.ts';
import {
  annotationsOf,
  type Draft,
  MAX_DWORD,
  type NodeReader,
  nodeReader,
  optional,
  ownValue,
  position,
  put,
} from './node-reader.ts';
import { checkRoot } from './root.ts';

const DESCRIBED = ['name', 'displayName', 'explainText'];
const DESCRIBED_CHILDREN = ['annotation', 'parentCategory', 'seeAlso', 'keywords'];
// The schema does not know the client extension of a policy; Microsoft's own files use it.
const POLICY_ATTRIBUTES = [...DESCRIBED, 'class', 'key', 'valueName', 'presentation', 'clientExtension'];
const POLICY_STATES = ['enabledValue', 'disabledValue', 'enabledList', 'disabledList'];
const POLICY_CHILDREN = [...DESCRIBED_CHILDREN, 'supportedOn', ...POLICY_STATES, 'elements'];

/**
 * Reads any policy definition file: by local names, whatever its XML namespace, schema-valid or not.
 *
 * Errors: those of reading XML, `admx-other-document`. Warnings, for what is read as far as possible:
 * `admx-xml-namespace`, `admx-unknown-attribute`, `admx-unknown-element`, `admx-stray-text`, `admx-bad-value`,
 * `admx-missing-attribute`.
 */
export function decodeAdmx(bytes: Uint8Array, file?: string): Outcome<AdmxDocument> {
  const read = readXml(bytes, file);
  if (!read.ok) return read;
  const { root } = read.value;
  const reader = nodeReader(file);
  const wrong = checkRoot(root, 'policyDefinitions', reader, file);
  if (wrong !== undefined) return fail([wrong]);
  reader.expect(
    root,
    ['revision', 'schemaVersion'],
    ['policyNamespaces', 'supersededAdm', 'annotation', 'resources', 'supportedOn', 'categories', 'policies'],
  );
  const namespaces = list(root, 'policyNamespaces');
  const resources = childNamed(root, 'resources');
  const supported = list(root, 'supportedOn');
  const definitions = supported.filter((node) => localName(node.name) === 'definitions').flatMap(elementsOf);
  const products = supported.filter((node) => localName(node.name) === 'products').flatMap(elementsOf);
  const target = namespaces.find((node) => localName(node.name) === 'target');
  if (resources !== undefined) reader.expect(resources, ['minRequiredRevision', 'fallbackCulture'], []);
  const document: AdmxDocument = {
    revision: reader.required(root, 'revision'),
    schemaVersion: reader.required(root, 'schemaVersion'),
    target: target === undefined ? { prefix: '', namespace: '' } : readNamespace(reader, target),
    using: namespaces.filter((node) => localName(node.name) === 'using').map((node) => readNamespace(reader, node)),
    supersededAdm: childrenNamed(root, 'supersededAdm').map((node) => reader.required(node, 'fileName')),
    minRequiredRevision: (resources && reader.text(resources, 'minRequiredRevision')) ?? '1.0',
    ...optional('fallbackCulture', resources && reader.text(resources, 'fallbackCulture')),
    products: products.map((node) => readVersion(reader, node)),
    definitions: definitions.map((node) => readDefinition(reader, node)),
    categories: list(root, 'categories').map((node) => readCategory(reader, node)),
    policies: list(root, 'policies').map((node) => readPolicy(reader, node)),
    ...annotationsOf(root),
  };
  return succeed(document, reader.diagnostics);
}

function list(parent: XmlElement, name: string): readonly XmlElement[] {
  return childrenNamed(parent, name).flatMap(elementsOf);
}

function readNamespace(reader: NodeReader, node: XmlElement): NamespaceUse {
  reader.expect(node, ['prefix', 'namespace'], []);
  return { prefix: reader.required(node, 'prefix'), namespace: reader.required(node, 'namespace'), ...position(node) };
}

function readVersion(reader: NodeReader, node: XmlElement): SupportedVersion {
  const isProduct = localName(node.name) === 'product';
  const inner = ownValue({ product: 'majorVersion', majorVersion: 'minorVersion' }, localName(node.name));
  reader.expect(
    node,
    ['name', 'displayName', ...(isProduct ? [] : ['versionIndex'])],
    inner === undefined ? [] : [inner],
  );
  return {
    name: reader.required(node, 'name'),
    displayName: reader.required(node, 'displayName'),
    ...optional('versionIndex', isProduct ? undefined : (reader.count(node, 'versionIndex', MAX_DWORD) ?? 0)),
    versions: elementsOf(node).map((child) => readVersion(reader, child)),
    ...position(node),
  };
}

function readDefinition(reader: NodeReader, node: XmlElement): SupportDefinition {
  reader.expect(node, ['name', 'displayName'], ['or', 'and']);
  const group = elementsOf(node).find((child) => ['or', 'and'].includes(localName(child.name)));
  return {
    name: reader.required(node, 'name'),
    displayName: reader.required(node, 'displayName'),
    ...optional(
      'condition',
      group && {
        kind: localName(group.name) === 'and' ? ('and' as const) : ('or' as const),
        terms: readTerms(reader, group),
      },
    ),
    ...position(node),
  };
}

function readTerms(reader: NodeReader, group: XmlElement): readonly SupportTerm[] {
  reader.expect(group, [], ['range', 'reference']);
  return elementsOf(group).flatMap((node): readonly SupportTerm[] => {
    const ref = reader.required(node, 'ref');
    switch (localName(node.name)) {
      case 'range':
        reader.expect(node, ['ref', 'minVersionIndex', 'maxVersionIndex'], []);
        return [
          {
            kind: 'range',
            ref,
            ...optional('minVersionIndex', reader.count(node, 'minVersionIndex', MAX_DWORD)),
            ...optional('maxVersionIndex', reader.count(node, 'maxVersionIndex', MAX_DWORD)),
          },
        ];
      case 'reference':
        reader.expect(node, ['ref'], []);
        return [{ kind: 'reference', ref }];
      default:
        return [];
    }
  });
}

function readCategory(reader: NodeReader, node: XmlElement): AdmxCategory {
  reader.expect(node, DESCRIBED, DESCRIBED_CHILDREN);
  return readDescribed(reader, node);
}

function readPolicy(reader: NodeReader, node: XmlElement): AdmxPolicy {
  reader.expect(node, POLICY_ATTRIBUTES, POLICY_CHILDREN);
  const supportedOn = childNamed(node, 'supportedOn');
  const read: Draft<Omit<AdmxPolicy, 'elements'>> = Object.assign(readDescribed(reader, node), {
    class: readClass(reader, node),
    key: reader.required(node, 'key'),
  });
  put(read, 'valueName', reader.text(node, 'valueName'));
  put(read, 'presentation', reader.text(node, 'presentation'));
  put(read, 'clientExtension', reader.text(node, 'clientExtension'));
  put(read, 'supportedOn', supportedOn && reader.required(supportedOn, 'ref'));
  put(read, 'enabledValue', readValueChild(reader, node, 'enabledValue'));
  put(read, 'disabledValue', readValueChild(reader, node, 'disabledValue'));
  put(read, 'enabledList', readListChild(reader, node, 'enabledList'));
  put(read, 'disabledList', readListChild(reader, node, 'disabledList'));
  return Object.assign(read, { elements: readElements(reader, node) });
}

function readDescribed(reader: NodeReader, node: XmlElement): Draft<AdmxCategory> {
  const parent = childNamed(node, 'parentCategory');
  const keywords = childNamed(node, 'keywords');
  const seeAlso = childrenNamed(node, 'seeAlso').map(textOf);
  const read: Draft<AdmxCategory> = {
    name: reader.required(node, 'name'),
    displayName: reader.required(node, 'displayName'),
  };
  put(read, 'explainText', reader.text(node, 'explainText'));
  put(read, 'parentCategory', parent && reader.required(parent, 'ref'));
  put(read, 'seeAlso', seeAlso.length === 0 ? undefined : seeAlso);
  put(read, 'keywords', keywords && textOf(keywords));
  put(read, 'annotations', annotationsOf(node).annotations);
  put(read, 'at', node.at);
  return read;
}

const CLASSES: readonly PolicyClass[] = ['Machine', 'User', 'Both'];

function readClass(reader: NodeReader, node: XmlElement): PolicyClass {
  const written = reader.required(node, 'class');
  const known = CLASSES.find((name) => name.toLowerCase() === written.trim().toLowerCase());
  if (known !== written) {
    reader.report(
      node,
      'admx-bad-value',
      `The class is "${written}", not one of ${CLASSES.join(', ')}.`,
      `Write ${known ?? 'Machine'}.`,
    );
  }
  return known ?? 'Both';
}
