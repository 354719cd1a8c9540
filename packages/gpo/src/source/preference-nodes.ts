import {
  isDefenderKey,
  type LeftEntry,
  type LiftedPart,
  type ResidueLine,
  type SettingEffect,
  type Unsayable,
} from '@mdav/core/format';
import { liftRegistryPolicies, type RegistryEntry } from '@mdav/registry';
import { elementsOf, type XmlElement, type XmlNode } from '@mdav/xml';
import type { PreferenceItem, PreferenceNode, RegistryPreferences } from '../gpp/form.ts';
import { type PreferenceMeaning, readItem } from '../gpp/item.ts';

/** What preferences say, one line per item, without regard to settings. */
export function preferenceLines({ nodes }: RegistryPreferences): readonly ResidueLine[] {
  return nodes.flatMap((node) => leftOfNode(node)).flatMap(({ lines }) => lines);
}

/** What stands in a file of preferences and is no plain policy, item by item. */
export function leftOfNode(node: PreferenceNode, above: readonly string[] = []): readonly LeftEntry[] {
  if (node.kind === 'kept') return [leftOfKept(node.node)];
  const reasons = [...above, ...reasonsOf(node)];
  const suffix = conditionsOf(node)
    .map((condition) => `, ${condition}`)
    .join('');
  const entries =
    node.kind === 'collection'
      ? node.nodes.flatMap((inner) => leftOfNode(inner, reasons))
      : [leftOfItem(node, reasons)];
  return entries.map((entry) => ({
    ...entry,
    lines: entry.lines.map((line) => ({ ...line, says: `${line.says}${suffix}` })),
  }));
}

/** An element that Windows does not know either; comments say nothing to anybody but people. */
function leftOfKept(node: XmlNode): LeftEntry {
  const lines = [{ place: 'preference', says: JSON.stringify(node) }];
  if (node.kind !== 'element') return { lines, unsayable: [] };
  const what = `the element ${node.name} in preferences`;
  return { lines, unsayable: [{ what, why: 'nothing is known of it', isDefender: false }] };
}

function conditionsOf({ filters, attributes }: Exclude<PreferenceNode, { kind: 'kept' }>): readonly string[] {
  return [
    ...(filters === undefined ? [] : ['on some devices only']),
    ...(attributes['disabled'] === '1' ? ['switched off'] : []),
    ...(attributes['removePolicy'] === '1' ? ['removed with the policy'] : []),
  ];
}

const ACTIONS: Readonly<Record<string, string>> = { C: 'create', R: 'replace', U: 'update', D: 'delete' };

/** Why a preference is no plain policy, as far as its conditions say: what is said of it. */
function reasonsOf({ filters, attributes }: Exclude<PreferenceNode, { kind: 'kept' }>): readonly string[] {
  return [
    ...(filters === undefined ? [] : targetingOf(filters)),
    ...(attributes['disabled'] === '1' ? [SWITCHED_OFF] : []),
    ...(attributes['removePolicy'] === '1' ? ['is taken back when the GPO no longer applies'] : []),
    ...(attributes['userContext'] === '1' ? ['runs as the user'] : []),
  ];
}

/** Acting once is a filter to Windows, and says nothing about devices. */
function targetingOf(filters: XmlElement): readonly string[] {
  const names = [...new Set(elementsOf(filters).map(({ name }) => name))];
  const targets = names.filter((name) => name !== ONCE);
  return [
    ...(targets.length === 0 && names.length > 0
      ? []
      : [`is for some devices or users only (${targets.join(', ') || 'no filter'})`]),
    ...(names.includes(ONCE) ? ['acts only once'] : []),
  ];
}

const ONCE = 'FilterRunOnce';

function leftOfItem(item: PreferenceItem, reasons: readonly string[]): LeftEntry {
  const { hive = '', key = '', name = '', action = 'U', type = '', value = '' } = item.properties;
  const data = item.values === undefined ? value : item.values.join(', ');
  const says = `${ACTIONS[action] ?? action}${action === 'D' ? '' : ` ${type} ${data}`}`;
  const place = `preference ${hive}\\${key}\\${name === '' ? '(Default)' : name}`;
  const effects = effectsOf(item, reasons);
  return {
    lines: [{ place, says }],
    unsayable: [unsayableItem(item, reasons)],
    ...(effects.length === 0 ? {} : { effects }),
  };
}

/** What an item does to settings where its conditions are met; nothing where it is switched off or damaged. */
function effectsOf(item: PreferenceItem, reasons: readonly string[]): readonly SettingEffect[] {
  const read = readItem(item);
  if (!read.ok || reasons.includes(SWITCHED_OFF) || read.value.hive !== MACHINE) return [];
  const { action } = read.value;
  const all = [...reasons, ...(action === 'create' ? [CREATE_ONLY] : [])];
  if (all.length === 0) return [];
  const why = `A preference ${all.join(', and ')}: where it acts is not known.`;
  return Object.entries(settingsOf(read.value)).map(([setting, value]) => ({ kind: 'condition', setting, value, why }));
}

function unsayableItem(item: PreferenceItem, reasons: readonly string[]): Unsayable {
  const read = readItem(item);
  if (!read.ok) {
    const { hive = '', key = '', name = '' } = item.properties;
    const isDefender = hive === MACHINE && isDefenderKey(key);
    return { what: `${hive}\\${key}\\${name}`, why: 'the preference is damaged, and Windows skips it', isDefender };
  }
  const { action, hive, key, target } = read.value;
  const what = `${hive}\\${key}${target.kind === 'value' ? `\\${target.name === '' ? '(default)' : target.name}` : ''}`;
  const own = [
    ...(action === 'create' ? [CREATE_ONLY] : []),
    ...(target.kind === 'value' ? [] : ['is about a whole key']),
    ...(hive === MACHINE ? [] : ['is not about the machine']),
  ];
  const all = [...reasons, ...own];
  const isDefender = hive === MACHINE && isDefenderKey(key);
  const meaning = isDefender ? settingsSaid(read.value) : '';
  const why = `the preference ${all.length === 0 ? 'has no form in a fleet file' : all.join(', and ')}${meaning}`;
  return { what, why, isDefender };
}

/** What an item would set as policy, whatever its conditions: a name that no setting has is seen as well. */
function settingsSaid(meaning: PreferenceMeaning): string {
  const { action, target } = meaning;
  if (target.kind !== 'value' || (action !== 'delete' && target.data === undefined)) return '';
  const said = Object.entries(settingsOf(meaning)).map(([id, value]) => `${id}: ${JSON.stringify(value)}`);
  return said.length === 0
    ? '; what it writes is no setting that is known'
    : `; as policy it would be ${said.join(', ')}`;
}

function settingsOf({ action, key, target }: PreferenceMeaning): LiftedPart['settings'] {
  if (target.kind !== 'value' || (action !== 'delete' && target.data === undefined)) return {};
  const { name, data } = target;
  const entry: RegistryEntry =
    action === 'delete' || data === undefined ? { kind: 'delete', key, name } : { kind: 'set', key, name, data };
  return liftRegistryPolicies([{ hive: 'machine', entries: [entry] }], '').settings;
}

/** Why an item does nothing. */
export const SWITCHED_OFF = 'is switched off';
const CREATE_ONLY = 'sets its value only where there is none';

const MACHINE = 'HKEY_LOCAL_MACHINE';
