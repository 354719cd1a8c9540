import { isDefenderDefinition } from '@mdav/core/format';
import { TEMPLATE_RESOURCES } from '../utcm/resources.ts';
import type { UnreadEntry, UnreadObject } from './form.ts';
import { DSC_RESOURCE, isSecretProperty } from './kinds.ts';

/** A resource of Intune in a configuration of Microsoft365DSC, as `Export-M365DSCConfiguration` writes it: the name, then a block. */
const RESOURCE = /^([ \t]*)(Intune\w+)[ \t]+["']?([^"'\r\n{]+?)["']?\s*\r?\n\1\{([\s\S]*?)^\1\}/gm;

/** True of a text with such a resource. */
export function hasResources(text: string): boolean {
  return text.search(RESOURCE) !== -1;
}

/** The resources of Intune in it that say something of Defender, by the properties that they have for it. */
export function unreadResourcesIn(text: string): readonly UnreadObject[] {
  return [...text.matchAll(RESOURCE)].flatMap(([, , type = '', name = '', block = '']) => {
    const properties = propertiesOf(block);
    const isOurs = propertyTest(type);
    const entries = [
      ...properties.flatMap(([property, value]) => (isOurs(property) ? [entryOf(property, value)] : [])),
      ...[...new Set(definitionsIn(block))].map((definition): UnreadEntry => ({ name: definition, says: 'set' })),
    ];
    const called = properties.find(([property]) => property === 'DisplayName')?.[1] ?? name;
    return [{ word: `${DSC_RESOURCE} ${type}`, name: called, description: null, entries }];
  });
}

function propertyTest(type: string): (property: string) => boolean {
  const known = TEMPLATE_RESOURCES.find(
    (one) => one.type === `microsoft.${type.toLowerCase().replace('intune', 'intune.')}`,
  );
  if (known === undefined) return (property) => /^(?:Windows)?Defender|^AdvancedThreatProtection/i.test(property);
  const names = new Set(Object.keys(known.properties).map((name) => name.toLowerCase()));
  return (property) => names.has(property.toLowerCase());
}

/** The properties of the resource itself: they stand further left than those of what is inside them. */
function propertiesOf(block: string): readonly (readonly [name: string, value: string])[] {
  const found = [...block.matchAll(/^([ \t]*)(\w+)[ \t]*=[ \t]*(.*?);?[ \t]*\r?$/gm)];
  const least = Math.min(...found.map(([, indent = '']) => indent.length));
  return found.flatMap(([, indent = '', name = '', value = '']) =>
    indent.length === least ? [[name, value.replace(/^(["'])(.*)\1$/, '$2')] as const] : [],
  );
}

function definitionsIn(block: string): readonly string[] {
  return [...block.matchAll(/SettingDefinitionId[ \t]*=[ \t]*["']([^"']+)["']/gi)].flatMap(([, id = '']) =>
    isDefenderDefinition(id) ? [id] : [],
  );
}

function entryOf(name: string, value: string): UnreadEntry {
  if (isSecretProperty(name)) return { name, says: 'onboarding data', isSecret: true };
  return { name, says: value };
}
