import { assertNever, jsonBytes } from '@mdav/core/format';
import { REG, typeName } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { KeyedItem } from '../reg/convert.ts';
import { instanceName } from '../reg/instance-name.ts';
import {
  DSC_REGISTRY,
  DSC_REGISTRY_LIST,
  DSC_SCHEMA,
  type DscConfiguration,
  type DscData,
  type DscRegistry,
} from './form.ts';

/**
 * Writes a configuration document as JSON, which DSC reads as well as YAML. `one` gives every value an instance of
 * `Microsoft.Windows/Registry`; `list` puts them all into one of `Microsoft.Windows/RegistryList`, so that DSC starts
 * one process instead of one for each value.
 */
export function encodeDsc(configuration: DscConfiguration, form: 'one' | 'list' = 'one'): Uint8Array {
  const { description, items } = configuration;
  const remarks = items.flatMap((item) => (item.kind === 'comment' ? [item.text] : []));
  const keyed = items.filter((item) => item.kind !== 'comment');
  return jsonBytes({
    $schema: DSC_SCHEMA,
    metadata: {
      ...(description === undefined ? {} : { description }),
      ...(remarks.length === 0 ? {} : { remarks }),
      'Microsoft.DSC': { securityContext: 'elevated' },
    },
    resources: form === 'one' ? instancesOf(keyed) : [listOf(keyed)],
  });
}

/** What DSC cannot do with an item, as the end of "cannot …". */
export function dscCannot(item: KeyedItem): string | undefined {
  if (item.kind !== 'set') return undefined;
  const { data } = item;
  // DSC reads numbers of 64 bits, and what writes or formats JSON on the way there may not.
  if (data.type === 'qword' && data.value > BigInt(Number.MAX_SAFE_INTEGER))
    return `hold the number ${data.value} in JSON that every program reads alike`;
  return data.type === 'raw' && data.code !== REG.binary ? `hold data of the type ${typeName(data.code)}` : undefined;
}

function instancesOf(items: readonly KeyedItem[]): readonly object[] {
  const taken = new Set<string>();
  return items.map((item) => ({ name: instanceName(item, taken), type: DSC_REGISTRY, properties: registryOf(item) }));
}

function listOf(items: readonly KeyedItem[]): object {
  return {
    name: 'Registry values',
    type: DSC_REGISTRY_LIST,
    properties: { registryEntries: items.map(registryOf) },
  };
}

function registryOf(item: KeyedItem): DscRegistry {
  const keyPath = item.key === '' ? item.root : `${item.root}\\${item.key}`;
  switch (item.kind) {
    case 'set':
      return { keyPath, valueName: literal(item.name), valueData: dataOf(item.data) };
    case 'delete':
      return { keyPath, valueName: literal(item.name), _exist: false };
    case 'key':
      return { keyPath };
    case 'deleteKey':
      return { keyPath, _exist: false };
    default:
      return assertNever(item);
  }
}

/** DSC takes text in brackets for an expression; two at its beginning stand for one. */
function literal(text: string): string {
  return text.startsWith('[') ? `[${text}` : text;
}

function dataOf(data: RegistryData): DscData {
  switch (data.type) {
    case 'sz':
      return { String: literal(data.value) };
    case 'expand-sz':
      return { ExpandString: literal(data.value) };
    case 'multi-sz':
      return { MultiString: data.values.map(literal) };
    case 'dword':
      return { DWord: data.value };
    case 'qword':
      return { QWord: Number(data.value) };
    case 'raw':
      return { Binary: [...data.bytes] };
    default:
      return assertNever(data);
  }
}
