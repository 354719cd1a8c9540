import { valueOfCode } from '../../catalogue/codes.ts';
import { settingRows } from '../../catalogue/lookup.ts';
import type { MdmNode, RegistryWrite, SettingRow } from '../../catalogue/row.ts';
import { once } from '../../memory/once.ts';
import type { RawOma, RawRegistry, WithoutReason } from '../../model/raw.ts';
import { isWholeKey, subkeyOf } from '../../model/raw.ts';
import type { SettingValue } from '../../model/value.ts';
import { REMOVE } from '../../model/vocabulary.ts';
import { valueName } from '../../rule/raw.ts';

/** The setting that owns what a raw entry writes, and what the entry says in its words where that can be told. */
export interface RawOwner {
  readonly setting: string;
  readonly value?: SettingValue;
  /** How many further settings write there, for what deletes a key or its values. */
  readonly others?: number;
}

const POLICIES = 'software\\policies\\microsoft\\';

type ValueWrite = Extract<RegistryWrite, { kind: 'value' }>;

/** Who writes where: values and lists of the registry, and nodes. */
const owners = once(() => {
  const values = new Map<string, { readonly row: SettingRow; readonly write: ValueWrite }>();
  const lists = new Map<string, SettingRow>();
  const nodes = new Map<string, { readonly row: SettingRow; readonly node: MdmNode }>();
  for (const row of settingRows()) {
    for (const write of row.registry.kind === 'values' ? row.registry.writes : []) {
      if (write.kind === 'value') values.set(`${write.key}\\${write.name}`.toLowerCase(), { row, write });
      else lists.set(write.key.toLowerCase(), row);
    }
    if (row.mdm.kind === 'node')
      for (const uri of [row.mdm.uri, row.mdm.alternate])
        if (uri !== undefined) nodes.set(plainUri(uri), { row, node: row.mdm });
  }
  return { values, lists, nodes };
});

/** The owner of a registry entry. One that deletes a key or its values belongs to the first setting that writes there. */
export function ownerOfRegistry(entry: WithoutReason<RawRegistry>): RawOwner | undefined {
  const subkey = subkeyOf(entry.key).toLowerCase();
  if (entry.type === 'delete-key') return ownerBelow(`${subkey}\\`);
  if (!subkey.startsWith(POLICIES)) return undefined;
  const key = subkey.slice(POLICIES.length);
  if (isWholeKey(entry)) return ownerIn(key);
  const { values, lists } = owners();
  const owned = values.get(`${key}\\${valueName(entry).toLowerCase()}`);
  if (owned === undefined) {
    const row = lists.get(key);
    return row === undefined ? undefined : { setting: row.id };
  }
  const { row, write } = owned;
  if (entry.type === 'delete') return ownerWith(row, REMOVE);
  const { data } = entry;
  const code = Array.isArray(data) ? undefined : (data as number | string);
  return ownerWith(row, code === undefined ? undefined : valueOfCode(row.type, write.as, code, write.alsoReads));
}

/** The settings that write values of a key itself. */
function ownerIn(key: string): RawOwner | undefined {
  const { values, lists } = owners();
  const own = [...values].filter(([place]) => place.slice(0, place.lastIndexOf('\\')) === key);
  return ownerOfSeveral([...own.map(([, { row }]) => row), lists.get(key)]);
}

function ownerBelow(prefix: string): RawOwner | undefined {
  const { values, lists } = owners();
  const isBelow = (place: string) => `${POLICIES}${place}`.startsWith(prefix);
  const written = [...values].flatMap(([place, { row }]) => (isBelow(place) ? [row] : []));
  const listed = [...lists].flatMap(([key, row]) => (isBelow(`${key}\\`) ? [row] : []));
  return ownerOfSeveral([...written, ...listed]);
}

function ownerOfSeveral(rows: readonly (SettingRow | undefined)[]): RawOwner | undefined {
  const [setting, ...others] = new Set(rows.flatMap((row) => row?.id ?? []));
  return setting === undefined ? undefined : { setting, others: others.length };
}

/** The owner of an OMA-URI. A node of a second spelling has no codes of its own, so its value stays untold. */
export function ownerOfOma(entry: WithoutReason<RawOma>): RawOwner | undefined {
  const owned = owners().nodes.get(plainUri(entry.uri));
  if (owned === undefined) return undefined;
  const { row, node } = owned;
  const isMain = plainUri(node.uri) === plainUri(entry.uri);
  const code = typeof entry.value === 'boolean' ? Number(entry.value) : entry.value;
  return ownerWith(row, isMain && node.admxBacked !== true ? valueOfCode(row.type, node.as, code) : undefined);
}

function ownerWith(row: SettingRow, value: SettingValue | undefined): RawOwner {
  return value === undefined ? { setting: row.id } : { setting: row.id, value };
}

function plainUri(uri: string): string {
  return uri.toLowerCase().replace(/^\.\/vendor\//, './device/vendor/');
}
