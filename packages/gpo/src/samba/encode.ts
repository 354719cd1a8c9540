import { assertNever, jsonBytes } from '@mdav/core/format';
import {
  codeOfData,
  type RegistryData,
  type RegistryEntry,
  type RegistryPolicy,
  recordData,
  recordName,
  typeName,
} from '@mdav/registry';

/** One value of a Group Policy object as `samba-tool gpo load` takes it; source: python/samba/policies.py of Samba 4.18 and later. */
export interface SambaEntry {
  readonly keyname: string;
  readonly valuename: string;
  readonly class: 'MACHINE' | 'USER';
  readonly type: string;
  /** Text, a number, the strings of a list, or the bytes of binary data. */
  readonly data: string | number | readonly string[] | readonly number[];
}

/** REG_BINARY, the one type whose bytes the format takes. */
const BINARY = 3;

/** Writes the values of policies for `samba-tool gpo load`. What it has no form for is left out; see {@link sambaCannot}. */
export function encodeSambaLoad(policies: readonly RegistryPolicy[]): Uint8Array {
  return jsonBytes(
    policies.flatMap(({ hive, entries }) =>
      entries.flatMap((entry): readonly SambaEntry[] => {
        const data = recordData(entry);
        const value = valueFor(data);
        if (value === undefined || sambaCannot(entry) !== undefined) return [];
        return [{ ...placeOf(hive, entry), type: typeName(codeOfData(data)), data: value }];
      }),
    ),
  );
}

/** Writes the places of values for `samba-tool gpo remove`, which takes them out of the object. */
export function encodeSambaRemove(policies: readonly RegistryPolicy[]): Uint8Array {
  return jsonBytes(policies.flatMap(({ hive, entries }) => entries.map((entry) => placeOf(hive, entry))));
}

/** What `samba-tool gpo load` cannot do with an entry, as the end of "cannot …". */
export function sambaCannot(entry: RegistryEntry): string | undefined {
  const data = recordData(entry);
  if (data.type === 'multi-sz' && data.values.length === 0) return 'hold an empty list of strings as Windows writes it';
  if (data.type === 'qword' && data.value > BigInt(Number.MAX_SAFE_INTEGER))
    return `hold the number ${data.value} in JSON that every program reads alike`;
  return valueFor(data) === undefined ? `hold data of the type ${typeName(codeOfData(data))}` : undefined;
}

function placeOf(hive: RegistryPolicy['hive'], entry: RegistryEntry) {
  return { keyname: entry.key, valuename: recordName(entry), class: hive === 'machine' ? 'MACHINE' : 'USER' } as const;
}

function valueFor(data: RegistryData): SambaEntry['data'] | undefined {
  switch (data.type) {
    case 'sz':
    case 'expand-sz':
      return data.value;
    case 'dword':
      return data.value;
    case 'qword':
      return Number(data.value);
    case 'multi-sz':
      return data.values;
    case 'raw':
      return data.code === BINARY ? [...data.bytes] : undefined;
    default:
      return assertNever(data);
  }
}
