import { REG } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';
import type { RegItem, RegRoot } from '../reg/form.ts';
import type { YamlMap } from './form.ts';

/** What a task of `win_regedit` does; why it is no plain value; or what is wrong with it. */
export type ReadArguments =
  | { readonly kind: 'item'; readonly item: RegItem }
  | { readonly kind: 'left'; readonly why: string }
  | { readonly kind: 'bad'; readonly message: string; readonly hint: string; readonly key?: string };

const ROOTS: Readonly<Record<string, RegRoot>> = {
  HKLM: 'HKEY_LOCAL_MACHINE',
  HKCU: 'HKEY_CURRENT_USER',
  HKCR: 'HKEY_CLASSES_ROOT',
  HKU: 'HKEY_USERS',
  HKCC: 'HKEY_CURRENT_CONFIG',
};
/** Every argument by its names, the first of which is its own. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  path: ['path', 'key'],
  name: ['name', 'entry', 'value'],
  data: ['data'],
  type: ['type', 'datatype'],
  state: ['state'],
  delete_key: ['delete_key'],
  hive: ['hive'],
};
const TYPES = ['none', 'binary', 'dword', 'expandstring', 'multistring', 'string', 'qword'];

/** Reads the arguments of `win_regedit` as its script of ansible.windows 1.14 takes them. */
export function readArguments(given: YamlMap): ReadArguments {
  const own = new Map<string, unknown>();
  for (const [written, value] of Object.entries(given)) {
    const name = Object.keys(NAMES).find((each) => NAMES[each]?.includes(written));
    if (name === undefined)
      return bad(
        `win_regedit has no argument ${JSON.stringify(written)}.`,
        `Use: ${Object.keys(NAMES).join(', ')}.`,
        written,
      );
    if (value !== null && value !== undefined) own.set(name, value);
  }
  if (own.has('hive')) return { kind: 'left', why: 'it writes into the file of another registry (hive)' };
  const path = textOf(own.get('path'));
  const split = path === undefined ? null : /^(HK(?:CC|CR|CU|LM|U)):\\(.*)$/is.exec(path);
  const root = ROOTS[split?.[1]?.toUpperCase() ?? ''];
  const key = split?.[2]?.replace(/\\$/, '') ?? '';
  if (root === undefined || /^\\|\\\\/.test(key)) {
    const shown = own.has('path') ? `The path ${JSON.stringify(path ?? null)}` : 'The path is missing or';
    return bad(`${shown} is none of a drive of the registry.`, 'Write it as in HKLM:\\SOFTWARE\\Policies.', 'path');
  }
  return readValue(own, { root, key });
}

function readValue(
  own: ReadonlyMap<string, unknown>,
  place: { readonly root: RegRoot; readonly key: string },
): ReadArguments {
  const name = textOf(own.get('name') ?? '');
  if (name === undefined) return bad('The name of a value is no text.', 'Write it in quotes.', 'name');
  const state = own.get('state') ?? 'present';
  if (state === 'absent') {
    const deletesKey = booleanOf(own.get('delete_key') ?? true);
    if (deletesKey === undefined) return bad('delete_key is no boolean.', 'Write true or false.', 'delete_key');
    return {
      kind: 'item',
      item: name === '' && deletesKey ? { kind: 'deleteKey', ...place } : { kind: 'delete', ...place, name },
    };
  }
  if (state !== 'present')
    return bad(`There is no state ${JSON.stringify(state)}.`, 'Write present or absent.', 'state');
  const written = own.get('type') ?? 'string';
  const type = TYPES.find((each) => each === String(written).toLowerCase());
  if (type === undefined)
    return bad(`There is no type ${JSON.stringify(written)}.`, `Write one of ${TYPES.join(', ')}.`, 'type');
  // A value without name is a text, whatever its type says.
  const counts = own.has('name') ? type : 'string';
  const data = own.get('data');
  const isText = counts === 'string' || counts === 'expandstring';
  if (data === undefined && isText && name === '') return { kind: 'item', item: { kind: 'key', ...place } };
  const read = dataOf(counts, data);
  if (read === undefined) return bad(`The data are none of the type ${type}.`, 'Write data that fit the type.', 'data');
  return { kind: 'item', item: { kind: 'set', ...place, name, data: read } };
}

function dataOf(type: string, data: unknown): RegistryData | undefined {
  switch (type) {
    case 'dword': {
      const value = wholeOf(data ?? 0, 0xffffffffn);
      return value === undefined ? undefined : { type: 'dword', value: Number(value) };
    }
    case 'qword': {
      const value = wholeOf(data ?? 0, 0xffffffffffffffffn);
      return value === undefined ? undefined : { type: 'qword', value };
    }
    case 'multistring': {
      const values = (Array.isArray(data) ? (data as readonly unknown[]) : data === undefined ? [] : [data]).map(
        textOf,
      );
      return values.every((value) => value !== undefined && value !== '')
        ? { type: 'multi-sz', values: values as readonly string[] }
        : undefined;
    }
    case 'binary':
    case 'none': {
      const bytes = bytesOf(data ?? '');
      return bytes && { type: 'raw', code: type === 'binary' ? REG.binary : REG.none, bytes };
    }
    default: {
      const value = textOf(data ?? '');
      return value === undefined ? undefined : { type: type === 'string' ? 'sz' : 'expand-sz', value };
    }
  }
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return undefined;
}

function wholeOf(value: unknown, most: bigint): bigint | undefined {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'string' && !/^(?:\d+|0x[\da-f]+)$/i.test(value.trim())) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return undefined;
  const whole = BigInt(typeof value === 'string' ? value.trim() : value);
  return whole >= 0n && whole <= most ? whole : undefined;
}

/** Numbers of bytes, or pairs of digits with commas or nothing between them, as an export of regedit has them. */
function bytesOf(data: unknown): Uint8Array | undefined {
  const all: readonly unknown[] | undefined =
    typeof data === 'number' ? [data] : Array.isArray(data) ? data : undefined;
  if (all !== undefined)
    return all.every((byte) => typeof byte === 'number' && Number.isInteger(byte) && byte >= 0 && byte <= 0xff)
      ? Uint8Array.from(all as readonly number[])
      : undefined;
  if (typeof data !== 'string') return undefined;
  const digits = data
    .toLowerCase()
    .replace(/^hex:/, '')
    .replace(/[^a-f0-9,:]/g, '');
  if (digits === '') return new Uint8Array();
  const pairs = /[,:]/.test(digits) ? digits.split(/[,:]+/) : digits.length === 1 ? [digits] : digits.match(/../g);
  if (pairs === null || (!/[,:]/.test(digits) && digits.length > 1 && digits.length % 2 === 1)) return undefined;
  return pairs.every((pair) => /^[\da-f]{1,2}$/.test(pair))
    ? Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
    : undefined;
}

function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).toLowerCase();
  if (['true', 'yes', 'on', '1'].includes(text)) return true;
  return ['false', 'no', 'off', '0'].includes(text) ? false : undefined;
}

function bad(message: string, hint: string, key?: string): ReadArguments {
  return { kind: 'bad', message, hint, ...(key === undefined ? {} : { key }) };
}
