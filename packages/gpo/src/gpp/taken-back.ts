import type { GpoPreferences } from '@mdav/core';
import { isManagedKey } from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '@mdav/registry';
import { attributeOf, element, elementsOf, type XmlElement } from '@mdav/xml';
import type { PreferenceItem, PreferenceNode, RegistryPreferences } from './form.ts';
import { ACTION_LETTERS, readItem } from './item.ts';

/** True for an entry that policy would leave behind, and that preferences say as it is: they put values into `%…%` of their own. */
export function isForPreferences(entry: RegistryEntry): boolean {
  return entry.kind === 'set' && !isManagedKey(entry.key) && !JSON.stringify(entry, plain).includes('%');
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

/** Preferences whose values Windows removes with the GPO: it asks for the action "replace" then. */
export function takenBackWithGpo(preferences: RegistryPreferences, target: GpoPreferences): RegistryPreferences {
  const filters = filtersOf(target);
  const nodes = preferences.nodes.map((node): PreferenceNode => {
    if (node.kind !== 'item') return node;
    const { disabled, ...attributes } = node.attributes;
    return {
      ...node,
      attributes: { ...attributes, image: '1', removePolicy: '1', disabled: disabled ?? '0' },
      properties: { ...node.properties, action: ACTION_LETTERS.replace },
      ...(filters === undefined ? {} : { filters }),
    };
  });
  return { ...preferences, nodes };
}

/** Item-level targeting; the id of a group belongs to a domain, so that it is empty as in files of the editor. */
function filtersOf({ securityGroup, organizationalUnit }: GpoPreferences): XmlElement | undefined {
  const always = { bool: 'AND', not: '0' };
  const filters = [
    ...(securityGroup === undefined
      ? []
      : [
          element('FilterGroup', {
            ...always,
            name: securityGroup,
            sid: '',
            userContext: '0',
            primaryGroup: '0',
            localGroup: '0',
          }),
        ]),
    ...(organizationalUnit === undefined
      ? []
      : [element('FilterOrgUnit', { ...always, name: organizationalUnit, userContext: '0', directMember: '0' })]),
  ];
  return filters.length === 0 ? undefined : element('Filters', {}, filters);
}

/** What of some preferences goes with the GPO, for whom, and what is left. */
export interface TakenBack {
  readonly policy: RegistryPolicy;
  /** Absent where nothing does. */
  readonly preferences?: GpoPreferences;
  readonly rest: readonly PreferenceNode[];
}

/** Takes the items that are as `takenBackWithGpo` makes them; all of them are for the same devices, those of the first. */
export function readTakenBack(nodes: readonly PreferenceNode[]): TakenBack {
  const entries: RegistryEntry[] = [];
  let preferences: GpoPreferences | undefined;
  const rest = nodes.filter((node) => {
    const target = node.kind === 'item' ? targetOf(node) : undefined;
    const entry = node.kind === 'item' && target !== undefined ? entryOf(node) : undefined;
    if (target === undefined || entry === undefined) return true;
    if (preferences !== undefined && JSON.stringify(preferences) !== JSON.stringify(target)) return true;
    preferences = target;
    entries.push(entry);
    return false;
  });
  const policy: RegistryPolicy = { hive: 'machine', entries };
  return { policy, ...(preferences === undefined ? {} : { preferences }), rest };
}

function targetOf({ attributes, filters }: PreferenceItem): GpoPreferences | undefined {
  if (attributes['removePolicy'] !== '1') return undefined;
  if ((attributes['disabled'] ?? '0') !== '0' || (attributes['userContext'] ?? '0') !== '0') return undefined;
  const read = (filters === undefined ? [] : elementsOf(filters)).map(targetOfFilter);
  const merged: GpoPreferences = Object.assign({ values: 'outside-policies' }, ...read.map((one) => one ?? {}));
  const same = filtersOf(merged);
  return JSON.stringify(essenceOf(same)) === JSON.stringify(essenceOf(filters)) ? merged : undefined;
}

function targetOfFilter(filter: XmlElement): Partial<GpoPreferences> | undefined {
  const name = attributeOf(filter, 'name') ?? '';
  if (filter.name === 'FilterGroup') return { securityGroup: name };
  return filter.name === 'FilterOrgUnit' ? { organizationalUnit: name } : undefined;
}

/** The filters without the id of the group, which the editor fills in. */
function essenceOf(filters: XmlElement | undefined): unknown {
  return (filters === undefined ? [] : elementsOf(filters)).map(({ name, attributes }) => {
    const { sid: _, ...rest } = attributes;
    return [name, Object.entries(rest).sort()];
  });
}

function entryOf(item: PreferenceItem): RegistryEntry | undefined {
  const read = readItem(item);
  if (!read.ok) return undefined;
  const { action, hive, key, target } = read.value;
  if (action !== 'replace' || hive !== 'HKEY_LOCAL_MACHINE' || isManagedKey(key) || target.kind !== 'value')
    return undefined;
  return target.data === undefined ? undefined : { kind: 'set', key, name: target.name, data: target.data };
}
