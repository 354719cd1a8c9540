import { element, type XmlElement, type XmlNode } from '@mdav/xml';
import type { PreferenceItem } from '../gpp/form.ts';
import { CLASS_IDS } from '../gpp/form.ts';

const PREFERENCES = 'http://www.microsoft.com/GroupPolicy/Settings/Windows/Registry';

/** What a side says by registry preferences, under a prefix of its own; `undefined` when it says nothing. */
export function preferencesExtension(items: readonly PreferenceItem[], prefix: string): XmlElement | undefined {
  if (items.length === 0) return undefined;
  return element('Extension', { [`xmlns:${prefix}`]: PREFERENCES, 'xsi:type': `${prefix}:RegistrySettings` }, [
    element(
      `${prefix}:RegistrySettings`,
      { clsid: CLASS_IDS.RegistrySettings },
      items.map((item, index) => itemElement(item, index + 1, prefix)),
    ),
  ]);
}

/** An item as its file has it, with its place in the order, and with the lists that the file leaves out where they are empty. */
function itemElement({ attributes, properties, values = [], filters }: PreferenceItem, order: number, prefix: string) {
  const texts = values.map((value) => element(`${prefix}:Value`, {}, value === '' ? [] : [value]));
  return element(`${prefix}:Registry`, attributes, [
    element(`${prefix}:GPOSettingOrder`, {}, [String(order)]),
    element(`${prefix}:Properties`, properties, [element(`${prefix}:Values`, {}, texts)]),
    filters === undefined ? element(`${prefix}:Filters`, {}, []) : prefixed(filters, prefix),
  ]);
}

function prefixed({ name, attributes, children }: XmlElement, prefix: string): XmlElement {
  const inner = children.map((child: XmlNode) => (child.kind === 'element' ? prefixed(child, prefix) : child));
  return element(`${prefix}:${name}`, attributes, inner);
}
