import { assertNever, jsonBytes } from '@mdav/core/format';
import { toBase64 } from '../../data/base64.ts';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem } from '../reg/convert.ts';
import type { RegItem, RegRoot } from '../reg/form.ts';
import { instanceName } from '../reg/instance-name.ts';

/** The schema that a document names; source: the examples and documents of microsoft/osconfig. */
const OSCONFIG_SCHEMA = 'https://aka.ms/osc/schemas/prerelease/document.json';

/** The roots that its documents have. The page of the resource writes a colon behind them, its documents none. */
const ROOTS: readonly RegRoot[] = ['HKEY_LOCAL_MACHINE', 'HKEY_CURRENT_USER'];

/** Writes a document of OSConfig as JSON, one resource for each value. Comments have no place in it. */
export function encodeOsconfig(items: readonly RegItem[]): Uint8Array {
  const taken = new Set<string>();
  const resources = items.flatMap((item) => (item.kind === 'set' ? [resourceOf(item, taken)] : []));
  return jsonBytes({ $schema: OSCONFIG_SCHEMA, resources });
}

/** What OSConfig cannot do with an item, as the end of "cannot …". */
export function osconfigCannot(item: KeyedItem): string | undefined {
  switch (item.kind) {
    case 'delete':
      return 'delete a value';
    case 'deleteKey':
      return 'delete a key';
    case 'key':
      return 'create a key without a value';
    case 'set':
      return whyNotSet(item);
    default:
      return assertNever(item);
  }
}

function whyNotSet({ root, key, name, data }: Extract<RegItem, { kind: 'set' }>): string | undefined {
  if (!ROOTS.includes(root) || key === '') return `reach ${root}`;
  if (name === '') return 'name the default value of a key';
  const texts = data.type === 'multi-sz' ? data.values : 'value' in data ? [String(data.value)] : [];
  if ([name, ...texts].some((text) => text.startsWith('[')))
    return 'hold text that begins with a bracket, which other documents of this kind work out';
  if (data.type === 'expand-sz') return `hold data of the type ${typeName(REG.expandSz)}`;
  if (data.type === 'qword' && data.value > BigInt(Number.MAX_SAFE_INTEGER))
    return `hold the number ${data.value} in JSON that every program reads alike`;
  return data.type === 'raw' && data.code !== REG.binary ? `hold data of the type ${typeName(data.code)}` : undefined;
}

function resourceOf(item: Extract<RegItem, { kind: 'set' }>, taken: Set<string>): object {
  const { root, key, name, data } = item;
  return {
    name: instanceName(item, taken),
    type: 'Microsoft.Windows/Registry',
    properties: { keyPath: `${root}\\${key}`, valueName: name, ...dataOf(data) },
  };
}

function dataOf(data: RegistryData): { readonly valueType: string; readonly value: unknown } {
  switch (data.type) {
    case 'sz':
      return { valueType: 'REG_SZ', value: data.value };
    case 'expand-sz':
      return { valueType: 'REG_EXPAND_SZ', value: data.value };
    case 'multi-sz':
      return { valueType: 'REG_MULTI_SZ', value: data.values };
    case 'dword':
      return { valueType: 'REG_DWORD', value: data.value };
    case 'qword':
      return { valueType: 'REG_QWORD', value: Number(data.value) };
    case 'raw':
      return { valueType: 'REG_BINARY', value: toBase64(data.bytes) };
    default:
      return assertNever(data);
  }
}
