import { OS_INFO, type ResolvedGroup, settingRow } from '@mdav/core';
import { assertNever, isManagedKey, type UndoReach } from '@mdav/core/format';
import type { RegFile, RegItem, RegRoot } from '../codec/reg/form.ts';
import { REG } from '../data/types.ts';
import { instructionOf } from '../directive.ts';
import type { RegistryEntry, RegistryPolicy } from '../form.ts';
import { policyKey } from '../lower/policy-key.ts';
import { isSameName, valueId } from '../names.ts';

/**
 * What takes a policy back: every value that it sets below the keys of policies is deleted, and no key is. What was there
 * before is not known, so deletions of the policy stay as they are and are named in comments. So is what it sets elsewhere:
 * Windows may need a value there, such as `Start` of a service, and a deletion is worse than what was set.
 *
 * Forced passive mode is the exception: a server goes back to active mode by the value 0 and a restart; deleting the
 * value is no documented way back.
 */
export function undoOf(policy: RegistryPolicy): RegFile {
  const root: RegRoot = policy.hive === 'machine' ? 'HKEY_LOCAL_MACHINE' : 'HKEY_CURRENT_USER';
  const undone = new Set<string>();
  const items = policy.entries.flatMap((entry): RegItem[] => {
    if (entry.kind === 'set') {
      const id = valueId(entry.key, entry.name);
      if (undone.has(id)) return [];
      undone.add(id);
    }
    return undoOfEntry(root, policy.hive, entry);
  });
  const kept = keptOutside(root, policy);
  return { items: [...kept.map(comment), ...items] };
}

/** What of a policy an undo treats otherwise than by deletion. */
export function undoReachOf(policy: RegistryPolicy): UndoReach {
  return {
    isOutside: placesOutside(policy).length > 0,
    isForced: policy.entries.some((entry) => isTakenBackByZero(policy.hive, entry)),
  };
}

/** What a policy sets outside of the keys of policies, as lines of text: it stays as it is. */
function keptOutside(root: RegRoot, policy: RegistryPolicy): readonly string[] {
  const places = placesOutside(policy);
  if (places.length === 0) return [];
  const once = new Map(places.map((place) => [valueId(place.key, place.name), place]));
  return [
    'Outside of the Policies keys nothing is deleted: Windows may need a value there, and what it was before is not known.',
    ...[...once.values()].map(({ key, name }) => byHand(root, key, name)),
  ];
}

function placesOutside({ entries }: RegistryPolicy): readonly { readonly key: string; readonly name: string }[] {
  return entries.flatMap((entry) =>
    entry.kind === 'set' && !isNewKey(entry) && !isManagedKey(entry.key) ? [{ key: entry.key, name: entry.name }] : [],
  );
}

function undoOfEntry(root: RegRoot, hive: RegistryPolicy['hive'], entry: RegistryEntry): RegItem[] {
  const { key } = entry;
  switch (entry.kind) {
    case 'set':
      if (isNewKey(entry) || !isManagedKey(key)) return [];
      if (isTakenBackByZero(hive, entry)) return backToActive(root, entry);
      return [{ kind: 'delete', root, key, name: entry.name }];
    case 'delete':
      return [comment(`Not brought back, the value was deleted: ${root}\\${key}, ${nameForPeople(entry.name)}`)];
    case 'clear':
      return [comment(`Not brought back, all values of the key were deleted: ${root}\\${key}`)];
    case 'directive': {
      const instruction = instructionOf(entry.name, entry.data);
      if (instruction.kind === 'comment') return [];
      return [comment(byHand(root, key, entry.name))];
    }
    default:
      return assertNever(entry);
  }
}

/** True for a record that creates its key and sets nothing. */
function isNewKey({ name, data }: Extract<RegistryEntry, { kind: 'set' }>): boolean {
  return data.type === 'raw' && data.code === REG.none && name === '';
}

function byHand(root: RegRoot, key: string, name: string): string {
  return `Not taken back, look at it by hand: ${root}\\${key}, ${nameForPeople(name)}`;
}

/** True for `ForceDefenderPassiveMode` 1 of the machine, which the value 0 takes back; key and name are the catalogue's. */
export function isTakenBackByZero(hive: RegistryPolicy['hive'], entry: RegistryEntry): boolean {
  const binding = settingRow('forceDefenderPassiveMode').registry;
  if (hive !== 'machine' || entry.kind !== 'set' || binding.kind !== 'values') return false;
  if (entry.data.type !== 'dword' || entry.data.value !== 1) return false;
  return binding.writes.some(
    (write) =>
      write.kind === 'value' && isSameName(policyKey(write.key), entry.key) && isSameName(write.name, entry.name),
  );
}

/** Servers for which no page says that the value 0 brings them back, where an undo sets it; lines of text. */
export function unsureOfZero({ os }: Pick<ResolvedGroup, 'os'>, policy: RegistryPolicy): readonly string[] {
  const unsure = os.filter(({ id }) => OS_INFO[id].class === 'server' && OS_INFO[id].solution !== undefined);
  if (unsure.length === 0 || !policy.entries.some((entry) => isTakenBackByZero(policy.hive, entry))) return [];
  return unsure.map(
    ({ id }) => `Whether the value 0 brings ${OS_INFO[id].title} back to active, the cited pages do not say.`,
  );
}

function backToActive(root: RegRoot, { key, name }: Extract<RegistryEntry, { kind: 'set' }>): RegItem[] {
  return [
    comment('A server leaves passive mode by the value 0 and a restart. Deleting the value is no documented way back,'),
    comment('so it stays. Get-MpComputerStatus must then show AMRunningMode Normal.'),
    ...OTHER_ANTIVIRUS.map(comment),
    { kind: 'set', root, key, name, data: { type: 'dword', value: 0 } },
  ];
}

/** Sources: compat-2026 and server-2025, as the dead ends `active-beside-another` and `other-removed-before-zero` of the migration have them. */
const OTHER_ANTIVIRUS = [
  'Remove the other antivirus in the same maintenance window, after this and before the restart: beside one that protects',
  'in real time Defender does not become active, and a server that stays passive without it has nothing that protects it.',
];

function comment(text: string): RegItem {
  return { kind: 'comment', text };
}

function nameForPeople(name: string): string {
  return name === '' ? 'default value' : JSON.stringify(name);
}
