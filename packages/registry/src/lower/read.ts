import type { RegistryWrite, SettingRow } from '@mdav/core';
import { REMOVE } from '@mdav/core';
import { listValue, valueOfCode } from '@mdav/core/format';
import type { RegistryData } from '../form.ts';
import type { EntryIndex } from './entry-index.ts';
import { policyKey } from './policy-key.ts';
import { readList } from './read-list.ts';
import { allOdd, type Understood } from './understood.ts';

type ValueWrite = Extract<RegistryWrite, { kind: 'value' }>;

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
  if (index.isDisturbed(key, [], only.at))
    return allOdd(placed, 'an instruction for the same key decides what becomes of it');
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
