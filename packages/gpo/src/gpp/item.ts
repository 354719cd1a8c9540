import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { RegistryData } from '@mdav/registry';
import type { PreferenceItem } from './form.ts';

/** What an item does. */
export interface PreferenceMeaning {
  /** Create leaves an existing value alone, replace deletes it first, update overwrites it. */
  readonly action: PreferenceAction;
  readonly hive: PreferenceHive;
  /** Without hive. */
  readonly key: string;
  readonly target: PreferenceTarget;
}

/** What an item does with its target: `replace` deletes it first, `update` changes what differs. */
export type PreferenceAction = 'create' | 'replace' | 'update' | 'delete';

/** What an item is about, below its key. */
export type PreferenceTarget =
  /** The key itself; deleting it deletes all that is below it. */
  | { readonly kind: 'key' }
  /** A value; the name of a key's default value is empty. A deleted one has no data. */
  | { readonly kind: 'value'; readonly name: string; readonly data?: RegistryData };

const HIVES = [
  'HKEY_LOCAL_MACHINE',
  'HKEY_CURRENT_USER',
  'HKEY_CLASSES_ROOT',
  'HKEY_USERS',
  'HKEY_CURRENT_CONFIG',
] as const;
export type PreferenceHive = (typeof HIVES)[number];

/** The letters of the attribute `action`. */
export const ACTION_LETTERS: { readonly [Action in PreferenceAction]: string } = {
  create: 'C',
  replace: 'R',
  update: 'U',
  delete: 'D',
};

/** Code of binary data in the registry. */
const REG_BINARY = 3;

/** Says what an item does. Diagnostics, as warnings because Windows skips such an item and goes on: `gpp-bad-item`. */
export function readItem(item: PreferenceItem): Outcome<PreferenceMeaning> {
  const { properties } = item;
  const letter = properties.action ?? 'U';
  const action = (Object.keys(ACTION_LETTERS) as PreferenceAction[]).find((name) => ACTION_LETTERS[name] === letter);
  if (action === undefined) return bad(`The action "${letter}" is none of C, R, U, D.`, 'Write one of C, R, U, D.');
  const hive = HIVES.find((name) => name === properties.hive);
  if (hive === undefined)
    return bad(
      `The hive is "${properties.hive ?? ''}".`,
      'Write the full name of the hive, such as HKEY_LOCAL_MACHINE.',
    );
  // A backslash at the end is common and means nothing.
  const key = (properties.key ?? '').replace(/\\+$/, '');
  if (key === '' || key.startsWith('\\')) {
    return bad(
      `The key is "${properties.key ?? ''}".`,
      'Write the key without hive and without a backslash at its start.',
    );
  }
  const name = properties.name ?? '';
  const isValue = name !== '' || properties.default === '1';
  if (!isValue) return succeed({ action, hive, key, target: { kind: 'key' } });
  if (action === 'delete') return succeed({ action, hive, key, target: { kind: 'value', name } });
  const data = readData(item);
  if (data === undefined) {
    const value = `"${properties.value ?? ''}" of type "${properties.type ?? ''}"`;
    return bad(
      `The data of "${name}" cannot be read: ${value}.`,
      'Write the data as its type asks for: numbers in hexadecimal.',
    );
  }
  return succeed({ action, hive, key, target: { kind: 'value', name, data } });
}

/** Data by the name of its type; numbers are hexadecimal without prefix. */
function readData({ properties, values }: PreferenceItem): RegistryData | undefined {
  const value = properties.value ?? '';
  switch (properties.type) {
    case 'REG_SZ':
      return { type: 'sz', value };
    case 'REG_EXPAND_SZ':
      return { type: 'expand-sz', value };
    case 'REG_MULTI_SZ':
      return values === undefined ? undefined : { type: 'multi-sz', values };
    case 'REG_DWORD':
      return /^[0-9A-Fa-f]{1,8}$/.test(value) ? { type: 'dword', value: Number.parseInt(value, 16) } : undefined;
    case 'REG_QWORD':
      return /^[0-9A-Fa-f]{1,16}$/.test(value) ? { type: 'qword', value: BigInt(`0x${value}`) } : undefined;
    case 'REG_BINARY': {
      if (!/^(?:[0-9A-Fa-f]{2})*$/.test(value)) return undefined;
      const pairs = value.match(/../g) ?? [];
      return { type: 'raw', code: REG_BINARY, bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) };
    }
    default:
      return undefined;
  }
}

/** The attributes and strings that say some data; `undefined` when preferences have no way to say it. */
export function writeData(
  data: RegistryData,
): { readonly type: string; readonly value: string; readonly values?: readonly string[] } | undefined {
  switch (data.type) {
    case 'sz':
      return { type: 'REG_SZ', value: data.value };
    case 'expand-sz':
      return { type: 'REG_EXPAND_SZ', value: data.value };
    case 'multi-sz':
      return { type: 'REG_MULTI_SZ', value: data.values.join(' '), values: data.values };
    case 'dword':
      return { type: 'REG_DWORD', value: data.value.toString(16).toUpperCase().padStart(8, '0') };
    case 'qword':
      return { type: 'REG_QWORD', value: data.value.toString(16).toUpperCase().padStart(16, '0') };
    case 'raw': {
      if (data.code !== REG_BINARY) return undefined;
      const hex = Array.from(data.bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
      return { type: 'REG_BINARY', value: hex.join('') };
    }
  }
}

function bad(message: string, hint: string): { readonly ok: false; readonly diagnostics: readonly Diagnostic[] } {
  return fail([{ code: 'gpp-bad-item', severity: 'warning', message, at: {}, hint }]);
}
