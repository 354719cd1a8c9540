import { type AttributeList, element, OWN_STYLE, writeXml, type XmlElement } from '@mdav/xml';
import {
  ADMX_XML_NAMESPACE,
  type AdmxCategory,
  type AdmxDocument,
  type AdmxElement,
  type AdmxPolicy,
  type AdmxValue,
  type AdmxValueList,
  type NamespaceUse,
  type SupportDefinition,
  type SupportedVersion,
} from './form.ts';

/**
 * Writes a policy definition file: UTF-8 without byte order mark, LF, the children of each element in the order of
 * Microsoft's schema. It is valid against that schema when the names in it are, save for what a file that was read
 * has beyond it.
 */
export function encodeAdmx(document: AdmxDocument): Uint8Array {
  const { products, definitions, categories, policies } = document;
  const root = element(
    'policyDefinitions',
    { xmlns: ADMX_XML_NAMESPACE, revision: document.revision, schemaVersion: document.schemaVersion },
    [
      element('policyNamespaces', {}, [
        namespaceOf('target', document.target),
        ...document.using.map((use) => namespaceOf('using', use)),
      ]),
      ...document.supersededAdm.map((fileName) => element('supersededAdm', { fileName })),
      ...(document.annotations ?? []),
      element('resources', {
        minRequiredRevision: document.minRequiredRevision,
        fallbackCulture: document.fallbackCulture,
      }),
      ...unlessEmpty('supportedOn', [
        ...unlessEmpty(
          'products',
          products.map((product) => versionOf(product, 0)),
        ),
        ...unlessEmpty('definitions', definitions.map(definitionOf)),
      ]),
      ...unlessEmpty('categories', categories.map(categoryOf)),
      ...unlessEmpty('policies', policies.map(policyOf)),
    ],
  );
  return writeXml(root, OWN_STYLE);
}

function unlessEmpty(name: string, children: readonly XmlElement[]): readonly XmlElement[] {
  return children.length === 0 ? [] : [element(name, {}, children)];
}

function namespaceOf(name: 'target' | 'using', { prefix, namespace }: NamespaceUse): XmlElement {
  return element(name, { prefix, namespace });
}

const VERSION_NAMES = ['product', 'majorVersion', 'minorVersion'] as const;

function versionOf({ name, displayName, versionIndex, versions }: SupportedVersion, depth: number): XmlElement {
  return element(
    VERSION_NAMES[depth] ?? 'minorVersion',
    { name, displayName, versionIndex: versionIndex?.toString() },
    versions.map((version) => versionOf(version, depth + 1)),
  );
}

function definitionOf({ name, displayName, condition }: SupportDefinition): XmlElement {
  const terms = condition?.terms.map((term) =>
    term.kind === 'reference'
      ? element('reference', { ref: term.ref })
      : element('range', {
          ref: term.ref,
          minVersionIndex: term.minVersionIndex?.toString(),
          maxVersionIndex: term.maxVersionIndex?.toString(),
        }),
  );
  return element(
    'definition',
    { name, displayName },
    condition === undefined ? [] : [element(condition.kind, {}, terms)],
  );
}

function categoryOf(category: AdmxCategory): XmlElement {
  const { name, displayName, explainText } = category;
  return element('category', { name, displayName, explainText }, describedChildren(category));
}

function describedChildren({ annotations, parentCategory, seeAlso, keywords }: AdmxCategory): readonly XmlElement[] {
  return [
    ...(annotations ?? []),
    ...(parentCategory === undefined ? [] : [element('parentCategory', { ref: parentCategory })]),
    ...(seeAlso ?? []).map((text) => element('seeAlso', {}, [text])),
    ...(keywords === undefined ? [] : [element('keywords', {}, [keywords])]),
  ];
}

function policyOf(policy: AdmxPolicy): XmlElement {
  const { name, displayName, explainText, presentation, key, valueName, clientExtension, supportedOn } = policy;
  return element(
    'policy',
    { name, class: policy.class, displayName, explainText, presentation, key, valueName, clientExtension },
    [
      ...describedChildren(policy),
      ...(supportedOn === undefined ? [] : [element('supportedOn', { ref: supportedOn })]),
      ...valueIn('enabledValue', policy.enabledValue),
      ...valueIn('disabledValue', policy.disabledValue),
      ...listIn('enabledList', policy.enabledList),
      ...listIn('disabledList', policy.disabledList),
      ...unlessEmpty('elements', policy.elements.map(elementOf)),
    ],
  );
}

function valueIn(name: string, value: AdmxValue | undefined): readonly XmlElement[] {
  return value === undefined ? [] : [element(name, {}, [writtenValue(value)])];
}

function writtenValue(value: AdmxValue): XmlElement {
  switch (value.kind) {
    case 'delete':
      return element('delete');
    case 'decimal':
      return element('decimal', { value: String(value.value) });
    case 'long-decimal':
      return element('longDecimal', { value: String(value.value) });
    case 'string':
      return element('string', {}, [value.value]);
  }
}

function listIn(name: string, list: AdmxValueList | undefined): readonly XmlElement[] {
  if (list === undefined) return [];
  const items = list.items.map(({ key, valueName, value }) =>
    element('item', { key, valueName }, valueIn('value', value)),
  );
  return [element(name, { defaultKey: list.defaultKey }, items)];
}

function elementOf(item: AdmxElement): XmlElement {
  const base = { id: item.id, clientExtension: item.clientExtension, key: item.key };
  if (item.kind === 'list') {
    return element('list', {
      ...base,
      valuePrefix: item.valuePrefix,
      ...flags(item, 'additive', 'expandable', 'explicitValue'),
    });
  }
  const value: AttributeList = { ...base, valueName: item.valueName };
  switch (item.kind) {
    case 'boolean':
      return element('boolean', value, [
        ...valueIn('trueValue', item.trueValue),
        ...valueIn('falseValue', item.falseValue),
        ...listIn('trueList', item.trueList),
        ...listIn('falseList', item.falseList),
      ]);
    case 'decimal':
    case 'long-decimal':
      // The limits are always written: a reader that finds none takes 9999.
      return element(item.kind === 'decimal' ? 'decimal' : 'longDecimal', {
        ...value,
        ...flags(item, 'required'),
        minValue: String(item.minValue),
        maxValue: String(item.maxValue),
        ...flags(item, 'storeAsText', 'soft'),
      });
    case 'text':
      return element('text', {
        ...value,
        ...flags(item, 'required'),
        maxLength: String(item.maxLength),
        ...flags(item, 'expandable', 'soft'),
      });
    case 'multi-text':
      return element('multiText', {
        ...value,
        ...flags(item, 'required'),
        maxLength: String(item.maxLength),
        maxStrings: String(item.maxStrings),
        ...flags(item, 'soft'),
      });
    case 'enum':
      return element(
        'enum',
        { ...value, ...flags(item, 'required') },
        item.items.map((choice) =>
          element('item', { displayName: choice.displayName }, [
            ...valueIn('value', choice.value),
            ...listIn('valueList', choice.valueList),
          ]),
        ),
      );
  }
}

function flags<Name extends string>(
  item: { readonly [key in Name]?: boolean },
  ...names: readonly Name[]
): AttributeList {
  return Object.fromEntries(names.map((name) => [name, item[name] === true ? 'true' : undefined]));
}
