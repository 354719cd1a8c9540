import {
  type Assignment,
  type Delivery,
  entryText,
  type ListEntry,
  type Located,
  type RawOma,
  type RawRegistry,
  REMOVE,
  type ResolvedGroup,
  type SettingRow,
  type SettingValue,
  settingRow,
} from '@mdav/core';
import type { ExpectedPlace, ExpectedSetting } from '@mdav/core/decision';
import { byKind, intuneRoute, isWholeKey, registryDeliveries, subkeyOf } from '@mdav/core/format';
import { type OmaSetting, sayInOma } from '@mdav/intune';
import { lowerPart, registryChannel } from '@mdav/registry';
import { EXCLUSIONS } from './exclusions.ts';
import { entriesOfSetting, entryOf } from './policy-entries.ts';
import { type NodePlace, POLICY_MANAGER, placeOfNode } from './policy-manager.ts';

type ByMdm = Pick<ExpectedSetting, 'mdm' | 'mdmConcluded'>;

/** What a group sets and where its devices show it: every assignment, then the raw values, in their order. */
export function expectedSettings(group: ResolvedGroup): readonly ExpectedSetting[] {
  const words = wordsByKind(group);
  return [
    ...group.assignments.map((assignment, index) => words[index] ?? settingOf(group, assignment)),
    ...(group.raw?.registry ?? []).map((raw) => rawRegistry(group, raw)),
    ...(group.raw?.oma ?? []).map((raw) => rawOma(group, raw)),
  ];
}

/** Of groups that say the same words, what is expected of each; lists differ, and are asked of each group. */
const wordsByKind = byKind((group) =>
  group.assignments.map((assignment) => (Array.isArray(assignment.value) ? undefined : settingOf(group, assignment))),
);

function settingOf(group: ResolvedGroup, assignment: Assignment): ExpectedSetting {
  const { setting, value } = assignment;
  const row = settingRow(setting);
  // Whatever ways the group uses, the value may stand here: `only` says who writes it, and not who reads it.
  const { form, emissions } = lowerPart({ assignments: [{ setting, value, origin: assignment.origin }] });
  const isSaid = emissions[0]?.kind === 'emitted';
  return {
    setting,
    wanted: wantedOf(value),
    ...(isSaid ? { policy: entriesOfSetting(row, value, form.entries) } : {}),
    ...mdmOf(row, assignment),
    ...(row.mdmWinsOverGp === true && group.mdmWinsOverGp === 'on' ? { mdmWins: true as const } : {}),
    ...(isUnseen(group, setting) ? { unseen: true as const } : {}),
    by: placesOf(group, row, assignment, isSaid),
  };
}

/** Platforms before the one that began with it are out of support. */
function isUnseen({ intune, deliver }: ResolvedGroup, setting: string): boolean {
  return intune?.management === 'mde' && deliver.includes('intune') && EXCLUSIONS.has(setting);
}

/** What a device can show of a value: who answers for an entry is not among it, and the order of keys means nothing. */
function wantedOf(value: SettingValue): SettingValue {
  if (Array.isArray(value)) return (value as readonly ListEntry[]).map(entryText);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) as SettingValue;
}

function mdmOf(row: SettingRow, { value }: Assignment): ByMdm {
  if (row.mdm.kind !== 'node') return {};
  const place = placeOfNode(row.mdm.uri);
  if (value === REMOVE) return shownAt(place, null);
  const said = sayInOma(row, row.mdm, value);
  return said.kind === 'said' ? shownAt(place, dataOf(said.it)) : {};
}

function shownAt(place: NodePlace, data: number | string | null | undefined): ByMdm {
  if (place.kind !== 'policy-manager' || data === undefined) return {};
  return {
    mdm: [{ key: POLICY_MANAGER, name: place.name, data }],
    ...(place.basis === 'concluded' ? { mdmConcluded: true as const } : {}),
  };
}

function dataOf(oma: OmaSetting): number | string | undefined {
  switch (oma.kind) {
    case 'integer':
      return oma.value;
    case 'boolean':
      return oma.value ? 1 : 0;
    case 'string':
      return oma.value;
    default:
      return undefined;
  }
}

/** In which places the group's own delivery puts a setting. */
function placesOf(
  group: ResolvedGroup,
  row: SettingRow,
  assignment: Assignment,
  isSaid: boolean,
): readonly ExpectedPlace[] {
  const goesBy = (way: Delivery) =>
    group.deliver.includes(way) && (assignment.only === undefined || assignment.only.includes(way));
  const intune = goesBy('intune') ? placeByIntune(group, row, assignment) : undefined;
  const policy = (isSaid && registryDeliveries(group.deliver).some(goesBy)) || intune === 'policy';
  return [...(policy ? (['policy'] as const) : []), ...(intune === 'mdm' ? (['mdm'] as const) : [])];
}

/** Security settings management of Defender for Endpoint writes the policy key, enrolled devices Policy Manager [ts-settings]. */
function placeByIntune(group: ResolvedGroup, row: SettingRow, assignment: Assignment): ExpectedPlace | undefined {
  const kinds = group.os.map(({ id }) => intuneRoute(group, row, id, assignment).kind);
  if (kinds.includes('script')) return 'policy';
  if (!kinds.includes('catalog') && !kinds.includes('template')) return undefined;
  if (group.intune?.management === 'mde') return 'policy';
  return row.mdm.kind === 'node' && placeOfNode(row.mdm.uri).kind === 'policy-key' ? 'policy' : 'mdm';
}

/** A raw value is named by its place, since it is no setting of the catalogue. */
function rawRegistry(group: ResolvedGroup, raw: Located<RawRegistry>): ExpectedSetting {
  const { form } = registryChannel.lower({ ...group, assignments: [], raw: { registry: [raw], oma: [] } });
  const isDelivered = registryDeliveries(group.deliver).length > 0;
  return {
    setting: isWholeKey(raw) ? raw.key : `${raw.key}\\${raw.name}`,
    wanted: raw.type === 'delete' || isWholeKey(raw) ? REMOVE : raw.data,
    policy:
      raw.type === 'delete-values' && fillsKey(group, raw.key) ? [] : form.entries.flatMap((entry) => entryOf(entry)),
    by: isDelivered ? ['policy'] : [],
  };
}

/** Whether a key that is emptied gets values again, each of which is expected by itself. */
function fillsKey(group: ResolvedGroup, key: string): boolean {
  const { form } = registryChannel.lower(group);
  const name = subkeyOf(key).toLowerCase();
  return form.entries.some((entry) => entry.kind === 'set' && entry.key.toLowerCase() === name);
}

function rawOma(group: ResolvedGroup, raw: Located<RawOma>): ExpectedSetting {
  const data = typeof raw.value === 'boolean' ? Number(raw.value) : raw.value;
  return {
    setting: raw.uri,
    wanted: raw.value,
    ...shownAt(placeOfNode(raw.uri), data),
    by: group.deliver.includes('intune') ? ['mdm'] : [],
  };
}
