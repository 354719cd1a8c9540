import type { ResolvedGroup, SettingRow } from '@mdav/core';
import { settingRow } from '@mdav/core';
import type { ExpectedSetting } from '@mdav/core/decision';
import { policyKey } from '@mdav/registry';
import { EXCLUSIONS } from '../expected/exclusions.ts';
import { expectedSettings } from '../expected/expected-settings.ts';
import { POLICY_MANAGER, placeOfNode } from '../expected/policy-manager.ts';
import { EXCLUSION_GUARD, MODE_VALUES } from '../facts/places.ts';

/** A key of the machine that the collector looks into, without its hive. */
export interface RegistryPlace {
  readonly key: string;
  /** The values to read; `all` for a key that holds a list. */
  readonly names: readonly string[] | 'all';
}

const HIVE = 'HKLM\\';
const SENSOR = `${HIVE}${policyKey('Windows Advanced Threat Protection')}`;

/**
 * Every place that tells something of the devices of a group, sorted, each once. It covers all that `expected.json`
 * names, but for keys and names that a script of plain ASCII cannot ask for as they are; nothing is told of those.
 */
export function placesOf(group: ResolvedGroup): readonly RegistryPlace[] {
  return placesFor(group, expectedSettings(group));
}

/** The same, where what the group expects is at hand. */
export function placesFor(group: ResolvedGroup, settings: readonly ExpectedSetting[]): readonly RegistryPlace[] {
  const found = new Map<string, RegistryPlace>();
  const add = (key: string, names: readonly string[] | 'all') => {
    if (!isPlain(key) || isSecret(key, names)) return;
    const id = key.toLowerCase();
    const known = found.get(id) ?? { key: key.slice(HIVE.length), names: [] };
    found.set(id, { key: known.key, names: joined(known.names, names) });
  };
  for (const { key, name } of MODE_VALUES) add(key, [name]);
  if (group.assignments.some(({ setting }) => EXCLUSIONS.has(setting)))
    for (const { key, name } of Object.values(EXCLUSION_GUARD)) add(key, [name]);
  for (const { setting } of group.assignments)
    for (const [key, names] of rowPlaces(settingRow(setting))) add(key, names);
  for (const { policy = [], mdm = [] } of settings)
    for (const entry of [...policy, ...mdm]) add(entry.key, 'name' in entry ? [entry.name] : 'all');
  // A place without names would be read whole, and what nobody asked for is nobody's to print.
  return [...found.values()]
    .filter(({ names }) => names.length > 0)
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

function joined(left: RegistryPlace['names'], right: RegistryPlace['names']): RegistryPlace['names'] {
  if (left === 'all' || right === 'all') return 'all';
  const plain = right.filter((name) => name !== '' && isPlain(name) && !/[[\]*?]/.test(name));
  const byId = new Map([...left, ...plain].map((name) => [name.toLowerCase(), name]));
  return [...byId.values()].sort();
}

/** The key of the sensor also holds the onboarding data of the tenant: it is read by name, and never that value. */
function isSecret(key: string, names: RegistryPlace['names']): boolean {
  if (key.toLowerCase() !== SENSOR.toLowerCase()) return false;
  return names === 'all' || names.some((name) => name.toLowerCase() === 'onboardinginfo');
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}

/** Both channels of a setting, also where the group's value cannot be said in one of them: another policy may stand there. */
function rowPlaces({
  registry,
  mdm,
}: SettingRow): readonly (readonly [key: string, names: readonly string[] | 'all'])[] {
  const writes = registry.kind === 'values' ? registry.writes : [];
  const places = writes.flatMap((write): [string, readonly string[] | 'all'][] => {
    const own: [string, readonly string[] | 'all'] = [keyOf(write.key), write.kind === 'value' ? [write.name] : 'all'];
    const marker = write.kind === 'list' ? write.marker : undefined;
    return marker === undefined ? [own] : [own, [keyOf(marker.key), [marker.name]]];
  });
  const node = mdm.kind === 'node' ? placeOfNode(mdm.uri) : undefined;
  return node?.kind === 'policy-manager' ? [...places, [POLICY_MANAGER, [node.name]]] : places;
}

function keyOf(key: string): string {
  return `${HIVE}${policyKey(key)}`;
}
