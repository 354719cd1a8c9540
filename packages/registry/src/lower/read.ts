import type { MapPart, RegistryWrite, SettingRow, SettingValue } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import { listValue, mapPair, valueOfCode } from '@mdav/core/format';
import type { RegistryData, RegistryEntry } from '../form.ts';
import { upperCase } from '../names.ts';
import type { EntryIndex, Placed } from './entry-index.ts';
import { policyKey } from './policy-key.ts';

/** What the entries of one write say, the places that they stand in, and what among them says nothing. */
export interface Understood {
  readonly value: SettingValue | undefined;
  readonly from: readonly number[];
  /** Places with the rest of a sentence that begins with "but". */
  readonly odd: readonly { readonly at: number; readonly why: string }[];
  /** The code, when it is one that is never written. */
  readonly otherCode?: number | string;
}

type ValueWrite = Extract<RegistryWrite, { kind: 'value' }>;
type ListWrite = Extract<RegistryWrite, { kind: 'list' }>;

/** Reads what a policy says by one write of a row; nothing when it says nothing. */
export function readByWrite(row: SettingRow, write: RegistryWrite, index: EntryIndex): Understood | undefined {
  return write.kind === 'value' ? readValue(row, write, index) : readList(row, write, index);
}

function readValue(row: SettingRow, write: ValueWrite, index: EntryIndex): Understood | undefined {
  const key = policyKey(write.key);
  const placed = index.ofValue(key, write.name);
  const [only, second] = placed;
  if (only === undefined) return undefined;
  if (second !== undefined) return allOdd(placed, 'the value is written more than once');
  if (index.isDisturbed(key)) return allOdd(placed, 'an instruction for the same key decides what becomes of it');
  if (only.entry.kind === 'delete') return { value: REMOVE, from: [only.at], odd: [] };
  const data = only.entry.kind === 'set' ? only.entry.data : undefined;
  const found = data === undefined ? undefined : valueOfData(row, write, data);
  if (found === undefined) return allOdd(placed, 'its data is none that the setting can have');
  return { ...found, from: [only.at], odd: [] };
}

function valueOfData(
  row: SettingRow,
  write: ValueWrite,
  data: RegistryData,
): Pick<Understood, 'value' | 'otherCode'> | undefined {
  if (data.type !== write.type) return undefined;
  if (row.type.kind === 'list') {
    const texts = data.type === 'multi-sz' ? data.values : textsOf(data, write.delimiter);
    if (texts === undefined || texts.includes('')) return undefined;
    const value = listValue(texts, write.as);
    return value === undefined ? undefined : { value };
  }
  const code = codeOfData(row, write, data);
  if (code === undefined) return undefined;
  if (typeof code === 'number' && write.range !== undefined && (code < write.range.min || code > write.range.max))
    return undefined;
  const value = valueOfCode(row.type, write.as, code);
  if (value !== undefined) return { value };
  const other = valueOfCode(row.type, write.as, code, write.alsoReads);
  return other === undefined ? undefined : { value: other, otherCode: code };
}

function textsOf(data: RegistryData, delimiter: string | undefined): readonly string[] | undefined {
  if (delimiter === undefined || (data.type !== 'sz' && data.type !== 'expand-sz')) return undefined;
  return data.value === '' ? [] : data.value.split(delimiter);
}

/** The number or text that the data holds; a number in a text only in the one spelling that is written. */
function codeOfData(row: SettingRow, write: ValueWrite, data: RegistryData): number | string | undefined {
  switch (data.type) {
    case 'dword':
      return data.value;
    case 'qword':
      return data.value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(data.value) : undefined;
    case 'sz':
    case 'expand-sz': {
      const isNumber =
        write.as === undefined ? row.type.kind !== 'text' : typeof Object.values(write.as)[0] === 'number';
      if (!isNumber) return data.value;
      return /^(?:0|[1-9]\d{0,14})$/.test(data.value) ? Number(data.value) : undefined;
    }
    case 'multi-sz':
    case 'raw':
      return undefined;
  }
}

function readList(row: SettingRow, write: ListWrite, index: EntryIndex): Understood | undefined {
  const key = policyKey(write.key);
  const inKey = index.inKey(key);
  const markers = write.marker === undefined ? [] : index.ofValue(policyKey(write.marker.key), write.marker.name);
  if (inKey.length === 0 && markers.length === 0) return undefined;
  if (isRemoved(write, inKey, markers, index))
    return { value: REMOVE, from: [...inKey, ...markers].map(({ at }) => at), odd: [] };
  if (index.isDisturbed(key))
    return allOdd([...inKey, ...markers], 'an instruction for the same key decides what becomes of it');
  if (write.marker !== undefined && !isMarked(write, markers, index)) {
    const { name } = write.marker;
    return allOdd([...inKey, ...markers], `the value ${name}, by which a list counts as managed, is not set to 1 once`);
  }
  const counts = new Map<string, number>();
  for (const { entry } of inKey) counts.set(nameIn(entry), (counts.get(nameIn(entry)) ?? 0) + 1);
  const good: { readonly at: number; readonly pair: readonly [string, MapPart] }[] = [];
  const odd: { readonly at: number; readonly why: string }[] = [];
  for (const { at, entry } of inKey) {
    const pair = counts.get(nameIn(entry)) === 1 ? pairOf(row, write, entry) : undefined;
    if (pair === undefined) odd.push({ at, why: 'the entry is none that the list can have, or stands in it twice' });
    else good.push({ at, pair });
  }
  const value =
    row.type.kind === 'map' ? Object.fromEntries(good.map(({ pair }) => pair)) : good.map(({ pair }) => pair[0]);
  return { value, from: [...good, ...markers].map(({ at }) => at), odd };
}

function nameIn(entry: RegistryEntry): string {
  return 'name' in entry ? upperCase(entry.name) : '';
}

/** The marker deleted and the list emptied, with nothing put into it. */
function isRemoved(write: ListWrite, inKey: readonly Placed[], markers: readonly Placed[], index: EntryIndex): boolean {
  if (inKey.length !== 1 || inKey[0]?.entry.kind !== 'clear') return false;
  if (write.marker === undefined) return true;
  return markers.length === 1 && markers[0]?.entry.kind === 'delete' && !index.isDisturbed(policyKey(write.marker.key));
}

function isMarked(write: ListWrite, markers: readonly Placed[], index: EntryIndex): boolean {
  const entry = markers[0]?.entry;
  if (write.marker === undefined || markers.length !== 1 || entry?.kind !== 'set') return false;
  return entry.data.type === 'dword' && entry.data.value === 1 && !index.isDisturbed(policyKey(write.marker.key));
}

function pairOf(row: SettingRow, write: ListWrite, entry: RegistryEntry): readonly [string, MapPart] | undefined {
  if (entry.kind !== 'set' || entry.data.type !== 'sz' || !/^[^\r\n\0]+$/.test(entry.name)) return undefined;
  const text = entry.data.value;
  if (row.type.kind === 'map') {
    const codes = {
      keys: write.names,
      values: write.as,
      ...(write.alsoReads === undefined ? {} : { alsoReads: write.alsoReads }),
    };
    return mapPair(row.type, codes, entry.name, text);
  }
  return text === (write.data ?? entry.name) ? [entry.name, text] : undefined;
}

function allOdd(placed: readonly Placed[], why: string): Understood {
  return { value: undefined, from: [], odd: placed.map(({ at }) => ({ at, why })) };
}
