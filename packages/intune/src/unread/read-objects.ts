import { isObject, type JsonObject } from '@mdav/core/json';
import { assignmentsOf } from '../json/assignments.ts';
import { itemsIn } from '../json/items.ts';
import type { UnreadEntry, UnreadObject } from './form.ts';
import { INTENT, isDefenderIntent, isSecretProperty, isUnset, kindOfType, TEMPLATES } from './kinds.ts';

/**
 * The objects of a document of Graph whose kind is not read into settings: one, a list, or an answer with a list. Nothing
 * where it holds none of them. One without a choice of Defender has no entries.
 */
export function unreadObjectsIn(root: unknown): readonly UnreadObject[] | undefined {
  const items = itemsIn(root).map(({ node }) => node);
  // Settings of one older policy, which some exports keep in a file of their own.
  if (items.length > 0 && items.every(isIntentSetting))
    return [{ word: INTENT, name: null, description: null, entries: items.flatMap(intentEntry) }];
  // Policies of one profile of administrative templates, by ids alone.
  if (items.length > 0 && items.every(isTemplateValue)) return [templatesOf({ name: null, description: null }, items)];
  const found = items.flatMap((item) => (isObject(item) ? (unreadObject(item) ?? []) : []));
  return found.length === 0 ? undefined : found;
}

const NO_INTENT_SETTINGS = {
  what: 'what it holds',
  hint: 'Ask Graph for them: deviceManagement/intents/{id}/settings.',
};
const NO_TEMPLATE_TEXTS = {
  what: 'the text of its policies',
  hint: 'Ask Graph for them: deviceManagement/groupPolicyConfigurations/{id}/definitionValues?$expand=definition.',
};

/** Whether an object, or a setting of one, is known by name. */
export function isUnreadObject(node: unknown): boolean {
  return isObject(node) && (isIntentSetting(node) || isTemplateValue(node) || unreadObject(node) !== undefined);
}

function unreadObject(object: JsonObject): UnreadObject | undefined {
  const type = textOf(object['@odata.type']) ?? '';
  const assignments = assignmentsOf(object);
  const about = {
    name: textOf(object['displayName']) ?? textOf(object['name']),
    description: textOf(object['description']),
    ...(assignments === undefined ? {} : { assignments }),
  };
  const kind = kindOfType(type);
  if (kind !== undefined) {
    const entries = Object.entries(object).flatMap(([name, value]) =>
      !kind.property.test(name) || name.includes('@') || isUnset(value) || (kind.isFalseUnset && value === false)
        ? []
        : entryOf(name, value),
    );
    return { word: kind.word, ...about, entries };
  }
  const settings = [object['settings'], object['settingsDelta']].find(Array.isArray) as readonly unknown[] | undefined;
  const isIntent = /deviceManagementIntent$/i.test(type) || (settings?.length && settings.every(isIntentSetting));
  if (isIntent) {
    const untold = settings === undefined ? { untold: NO_INTENT_SETTINGS } : {};
    return { word: INTENT, ...about, entries: (settings ?? []).flatMap(intentEntry), ...untold };
  }
  const { Policy: profile, Definitions: definitions } = object;
  // A profile with its policies beside it, as a backup keeps it.
  if (isObject(profile) && Array.isArray(definitions) && definitions.every(isTemplateValue))
    return unreadObject({ '@odata.type': 'groupPolicyConfiguration', ...profile, definitionValues: definitions });
  const values = object['definitionValues'];
  if (!/groupPolicyConfiguration$/i.test(type) && !Array.isArray(values)) return undefined;
  return templatesOf(about, Array.isArray(values) ? values : undefined);
}

function templatesOf(
  about: Pick<UnreadObject, 'name' | 'description' | 'assignments'>,
  policies: readonly unknown[] | undefined,
): UnreadObject {
  const isTold = policies?.every((item) => titleOf(item) !== null) === true;
  return {
    word: TEMPLATES,
    ...about,
    entries: (policies ?? []).flatMap(templateEntry),
    ...(isTold ? {} : { untold: NO_TEMPLATE_TEXTS }),
  };
}

/** A policy of a profile of administrative templates, as it is sent to Graph. */
function isTemplateValue(item: unknown): boolean {
  return isObject(item) && typeof item['definition@odata.bind'] === 'string' && 'enabled' in item;
}

function isIntentSetting(item: unknown): boolean {
  return isObject(item) && /^deviceConfiguration--/.test(textOf(item['definitionId']) ?? '');
}

function intentEntry(item: unknown): readonly UnreadEntry[] {
  if (!isObject(item)) return [];
  const definition = textOf(item['definitionId']) ?? '';
  const value = item['value'] ?? parsed(item['valueJson']);
  return !isDefenderIntent(definition) || isUnset(value) ? [] : [entryOf(definition, value)];
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

/** A policy of a template, where the export has its texts: with an id of the tenant alone nobody can tell what it is about. */
function templateEntry(item: unknown): readonly UnreadEntry[] {
  const title = titleOf(item);
  if (title === null || !isObject(item)) return [];
  const definition = isObject(item['definition']) ? item['definition'] : {};
  const category = textOf(definition['categoryPath']) ?? textOf(item['#Definition_categoryPath']) ?? '';
  if (!/Defender/i.test(`${category}\\${title}`)) return [];
  return [{ name: title, says: item['enabled'] === false ? 'disabled' : 'enabled' }];
}

function titleOf(item: unknown): string | null {
  if (!isObject(item)) return null;
  const { definition } = item;
  return (
    textOf(isObject(definition) ? definition['displayName'] : undefined) ?? textOf(item['#Definition_displayName'])
  );
}

function entryOf(name: string, value: unknown): UnreadEntry {
  if (isSecretProperty(name)) return { name, says: 'onboarding data', isSecret: true };
  return { name, says: typeof value === 'string' ? value : JSON.stringify(value) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
