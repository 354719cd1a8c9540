import type { Diagnostic } from '@mdav/core';
import type { ArtifactInfo } from '@mdav/core/format';
import { guidOf } from '@mdav/core/format';
import type { RegistryEntry, RegistryPolicy } from '@mdav/registry';
import { isXmlText } from '@mdav/xml';
import {
  CLASS_IDS,
  type PreferenceItem,
  type PreferenceLayout,
  type PreferenceNode,
  type RegistryPreferences,
} from './form.ts';
import { ACTION_LETTERS, type PreferenceAction, readItem, writeData } from './item.ts';

/** Registry policy as preferences. */
export interface WrittenPreferences {
  readonly preferences: RegistryPreferences;
  /** `gpp-not-expressible` for each entry that preferences have no way to say. */
  readonly diagnostics: readonly Diagnostic[];
}

const CMDLET_LAYOUT: PreferenceLayout = { kind: 'indented', newline: 'crlf', finalNewline: true };

/** Icons in the editor's list, as the cmdlets number them. */
const IMAGES: { readonly [Action in PreferenceAction]: string } = {
  create: '0',
  replace: '1',
  update: '2',
  delete: '3',
};

/**
 * Says registry policy as preferences, one item per entry, in the shape that `Set-GPPrefRegistryValue` writes. Unlike
 * policy, what a preference sets stays behind when the GPO no longer applies.
 *
 * `name` tells apart preferences of several GPOs: the ids of the items derive from it.
 */
export function preferencesFromPolicy(policy: RegistryPolicy, name: string, about: ArtifactInfo): WrittenPreferences {
  const hive = policy.hive === 'machine' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER';
  const changed = new Date(about.epochSeconds * 1000)
    .toISOString()
    .slice(0, 'YYYY-MM-DDTHH:MM:SS'.length)
    .replace('T', ' ');
  const items = policy.entries.map((entry, index) => {
    const said = sayEntry(entry);
    if (said === undefined) return notExpressible(entry);
    const uid = `{${guidOf(`gpp:${name}/${hive}\\${entry.key}/${said.name}/${index}`).toUpperCase()}}`;
    const label = said.name === '' ? '(Default)' : said.name;
    return {
      kind: 'item',
      attributes: {
        clsid: CLASS_IDS.Registry,
        name: label,
        status: label,
        image: IMAGES[said.action],
        changed,
        uid,
        disabled: '0',
      },
      properties: {
        action: ACTION_LETTERS[said.action],
        displayDecimal: '0',
        default: said.name === '' ? '1' : '0',
        hive,
        key: entry.key,
        name: said.name,
        type: said.type,
        value: said.value,
      },
      ...(said.values === undefined ? {} : { values: said.values }),
    } satisfies PreferenceItem;
  });
  return {
    preferences: {
      attributes: { clsid: CLASS_IDS.RegistrySettings },
      nodes: items.filter((item) => 'kind' in item),
      layout: CMDLET_LAYOUT,
    },
    diagnostics: items.filter((item) => 'code' in item),
  };
}

interface Said {
  readonly action: 'update' | 'delete';
  readonly name: string;
  readonly type: string;
  readonly value: string;
  readonly values?: readonly string[];
}

function sayEntry(entry: RegistryEntry): Said | undefined {
  if (entry.kind === 'delete') return { action: 'delete', name: entry.name, type: 'REG_SZ', value: '' };
  if (entry.kind !== 'set') return undefined;
  const data = writeData(entry.data);
  const texts = data === undefined ? [] : [entry.key, entry.name, data.value, ...(data.values ?? [])];
  return data === undefined || !texts.every(isXmlText) ? undefined : { action: 'update', name: entry.name, ...data };
}

function notExpressible(entry: RegistryEntry): Diagnostic {
  return {
    code: 'gpp-not-expressible',
    severity: 'warning',
    message: `Preferences cannot say the entry "${'name' in entry ? entry.name : '*'}" of ${entry.key} (${entry.kind}).`,
    at: { path: entry.key },
    hint: 'Deliver this entry with registry.pol.',
  };
}

/** What of some preferences is plain registry policy, and what is left. */
export interface LiftedPreferences {
  readonly policy: RegistryPolicy;
  /** Items that policy cannot say: targeted, disabled, in other hives, create-only, whole keys, removed on exit. */
  readonly residue: readonly PreferenceNode[];
}

/**
 * Takes from preferences the items that do what a policy entry of the hive does: update or replace a value always, or
 * delete one. Items in a collection without targeting count as well.
 */
export function policyFromPreferences(
  preferences: RegistryPreferences,
  hive: RegistryPolicy['hive'],
): LiftedPreferences {
  if (preferences.attributes.disabled === '1') return { policy: { hive, entries: [] }, residue: preferences.nodes };
  const entries: RegistryEntry[] = [];
  const lift = (nodes: readonly PreferenceNode[]): readonly PreferenceNode[] =>
    nodes.flatMap((node): readonly PreferenceNode[] => {
      if (node.kind === 'collection' && isPlain(node)) {
        const rest = lift(node.nodes);
        return rest.length === 0 ? [] : [{ ...node, nodes: rest }];
      }
      const entry = node.kind === 'item' && isPlain(node) ? entryOf(node, hive) : undefined;
      if (entry === undefined) return [node];
      entries.push(entry);
      return [];
    });
  const residue = lift(preferences.nodes);
  return { policy: { hive, entries }, residue };
}

function isPlain({ attributes, filters }: Exclude<PreferenceNode, { kind: 'kept' }>): boolean {
  return (
    filters === undefined &&
    ['disabled', 'removePolicy', 'userContext'].every((flag) => (attributes[flag] ?? '0') === '0')
  );
}

function entryOf(item: PreferenceItem, hive: RegistryPolicy['hive']): RegistryEntry | undefined {
  const read = readItem(item);
  if (!read.ok) return undefined;
  const { action, hive: written, key, target } = read.value;
  const wanted = hive === 'machine' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER';
  if (written !== wanted || target.kind !== 'value' || action === 'create') return undefined;
  if (action === 'delete') return { kind: 'delete', key, name: target.name };
  return target.data === undefined ? undefined : { kind: 'set', key, name: target.name, data: target.data };
}
