import { REMOVE, type RegistryWrite, type SettingRow, type SettingValue } from '@mdav/core';
import { codeOf, listCodes, mapCodes, wordsWithoutCode } from '@mdav/core/format';
import type { RegistryData, RegistryEntry } from '../form.ts';
import { upperCase } from '../names.ts';
import { policyKey } from './policy-key.ts';

/** The entries that say a value; or a sentence on why the registry cannot. */
export type Said = readonly RegistryEntry[] | { readonly why: string };

type ValueWrite = Extract<RegistryWrite, { kind: 'value' }>;
type ListWrite = Extract<RegistryWrite, { kind: 'list' }>;

/** Says a value of a setting by one of its writes. */
export function sayByWrite(row: SettingRow, write: RegistryWrite, value: SettingValue): Said {
  if (write.kind === 'list') return value === REMOVE ? removeList(write) : sayList(row, write, value);
  const key = policyKey(write.key);
  if (value === REMOVE) return [{ kind: 'delete', key, name: write.name }];
  const data = dataFor(row, write, value);
  return 'why' in data ? data : [{ kind: 'set', key, name: write.name, data }];
}

/** Takes away the marker and, with `**delvals.`, whatever an earlier policy put into the list. */
function removeList(write: ListWrite): readonly RegistryEntry[] {
  const clear: RegistryEntry = { kind: 'clear', key: policyKey(write.key) };
  if (write.marker === undefined) return [clear];
  return [{ kind: 'delete', key: policyKey(write.marker.key), name: write.marker.name }, clear];
}

/** The marker that says that the list is managed, and one value per entry; the list of an earlier policy stays. */
function sayList(row: SettingRow, write: ListWrite, value: SettingValue): Said {
  const pairs =
    row.type.kind === 'map'
      ? mapCodes(row.type, { keys: write.names, values: write.as }, value)
      : listPairs(write, value);
  if (pairs === undefined) return cannotSay(row, write.as, value);
  const key = policyKey(write.key);
  const entries = new Map<string, RegistryEntry & { readonly kind: 'set' }>();
  for (const [name, text] of pairs) {
    const known = entries.get(upperCase(name));
    const data: RegistryData = { type: 'sz', value: text };
    if (known === undefined) entries.set(upperCase(name), { kind: 'set', key, name, data });
    else if (known.data.type !== 'sz' || known.data.value !== text)
      return { why: `${name} stands in it twice, with different values.` };
  }
  if (write.marker === undefined) return [...entries.values()];
  return [
    { kind: 'set', key: policyKey(write.marker.key), name: write.marker.name, data: { type: 'dword', value: 1 } },
    ...entries.values(),
  ];
}

function listPairs(write: ListWrite, value: SettingValue): readonly (readonly [string, string])[] | undefined {
  return listCodes(value, undefined)?.map((text) => [text, write.data ?? text] as const);
}

function dataFor(row: SettingRow, write: ValueWrite, value: SettingValue): RegistryData | { readonly why: string } {
  if (row.type.kind === 'list') {
    const texts = listCodes(value, write.as);
    if (texts === undefined) return cannotSay(row, write.as, value);
    if (write.type === 'multi-sz') return { type: 'multi-sz', values: texts };
    const { delimiter } = write;
    if (delimiter === undefined || (write.type !== 'sz' && write.type !== 'expand-sz'))
      return cannotSay(row, write.as, value);
    const split = texts.find((text) => text.includes(delimiter));
    if (split !== undefined) return { why: `${split} holds the character ${delimiter}, which separates entries.` };
    return { type: write.type, value: texts.join(delimiter) };
  }
  const code = codeOf(row.type, write.as, value);
  if (code === undefined) return cannotSay(row, write.as, value);
  if (typeof code === 'number' && write.range !== undefined && (code < write.range.min || code > write.range.max)) {
    return { why: `Registry policy takes ${write.range.min} to ${write.range.max} here, not ${code}.` };
  }
  return dataOfCode(write, code) ?? cannotSay(row, write.as, value);
}

function dataOfCode(write: ValueWrite, code: number | string): RegistryData | undefined {
  switch (write.type) {
    case 'dword':
      return isUnsigned(code, 0xffffffff) ? { type: 'dword', value: code } : undefined;
    case 'qword':
      return isUnsigned(code, Number.MAX_SAFE_INTEGER) ? { type: 'qword', value: BigInt(code) } : undefined;
    case 'sz':
    case 'expand-sz':
      return { type: write.type, value: String(code) };
    case 'multi-sz':
      return undefined;
  }
}

function isUnsigned(code: number | string, max: number): code is number {
  return typeof code === 'number' && Number.isInteger(code) && code >= 0 && code <= max;
}

function cannotSay(
  row: SettingRow,
  codes: ListWrite['as'] | ValueWrite['as'],
  value: SettingValue,
): { readonly why: string } {
  const missing = wordsWithoutCode(row.type, codes, value);
  const words = missing.length === 0 ? 'this value' : missing.map((word) => `"${word}"`).join(', ');
  return { why: `Registry policy has no code for ${words}.` };
}
