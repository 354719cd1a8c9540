import { assertNever, copyOf } from '@mdav/core/format';
import type { RegistryData } from '../form.ts';
import { textOfUnits, viewOf } from '../text/unit-strings.ts';
import { REG } from './types.ts';

/** The number of the data's type. */
export function codeOfData(data: RegistryData): number {
  switch (data.type) {
    case 'dword':
      return REG.dword;
    case 'qword':
      return REG.qword;
    case 'sz':
      return REG.sz;
    case 'expand-sz':
      return REG.expandSz;
    case 'multi-sz':
      return REG.multiSz;
    case 'raw':
      return heldNumber({ type: 'dword', value: data.code });
    default:
      return assertNever(data);
  }
}

/** How many bytes the data takes in the registry, terminators included. */
export function sizeOfData(data: RegistryData): number {
  switch (data.type) {
    case 'dword':
      return 4;
    case 'qword':
      return 8;
    case 'sz':
    case 'expand-sz':
      return 2 * (data.value.length + 1);
    case 'multi-sz':
      return data.values.reduce((size, value) => size + 2 * (value.length + 1), 2);
    case 'raw':
      return data.bytes.length;
    default:
      return assertNever(data);
  }
}

/**
 * The number of the data, where its type holds it: cut to the size, it would be another one. Throws a `RangeError`
 * otherwise; `checkPolicy` reports it first.
 */
export function heldNumber<Value extends number | bigint>({
  type,
  value,
}: {
  readonly type: 'dword' | 'qword';
  readonly value: Value;
}): Value {
  if (isHeld(type, value)) return value;
  throw new RangeError(`a ${type} cannot hold ${String(value)}`);
}

/** True for a number that the type holds: whole, without sign, of 32 or 64 bits. */
export function isHeld(type: 'dword' | 'qword', value: unknown): boolean {
  return type === 'dword'
    ? typeof value === 'number' && value >>> 0 === value
    : typeof value === 'bigint' && BigInt.asUintN(64, value) === value;
}

/** Writes the data at byte `at` and says where it ends. The room is the caller's to provide. */
export function writeData(data: RegistryData, view: DataView, bytes: Uint8Array, at: number): number {
  switch (data.type) {
    case 'dword':
      view.setUint32(at, heldNumber(data), true);
      return at + 4;
    case 'qword':
      view.setBigUint64(at, heldNumber(data), true);
      return at + 8;
    case 'sz':
    case 'expand-sz':
      return writeTerminated(data.value, view, at);
    case 'multi-sz': {
      let end = at;
      for (const value of data.values) end = writeTerminated(value, view, end);
      view.setUint16(end, 0, true);
      return end + 2;
    }
    case 'raw':
      bytes.set(data.bytes, at);
      return at + data.bytes.length;
    default:
      return assertNever(data);
  }
}

/** Writes UTF-16LE and a final NUL, and says where they end. */
export function writeTerminated(text: string, view: DataView, at: number): number {
  let end = at;
  for (let i = 0; i < text.length; i += 1, end += 2) view.setUint16(end, text.charCodeAt(i), true);
  view.setUint16(end, 0, true);
  return end + 2;
}

/** The data's bytes as the registry holds them. */
export function bytesOfData(data: RegistryData): Uint8Array {
  const bytes = new Uint8Array(sizeOfData(data));
  writeData(data, viewOf(bytes), bytes, 0);
  return bytes;
}

/**
 * The data that these bytes say. Strings become text only when they are terminated once and hold no other NUL, numbers
 * only at their own size; everything else stays `raw`, so that the same bytes come out again.
 */
export function dataOfBytes(code: number, bytes: Uint8Array): RegistryData {
  return readData(code, bytes, viewOf(bytes), 0, bytes.length);
}

/** As `dataOfBytes`, for data inside a larger buffer: `size` bytes from `start`, which are there. */
export function readData(code: number, bytes: Uint8Array, view: DataView, start: number, size: number): RegistryData {
  if (code === REG.dword && size === 4) return { type: 'dword', value: view.getUint32(start, true) };
  if (code === REG.sz || code === REG.expandSz) {
    if (isTerminated(view, start, size)) {
      const value = textOfUnits(bytes, view, start, start + size - 2);
      if (!value.includes('\0')) return { type: code === REG.sz ? 'sz' : 'expand-sz', value };
    }
  } else if (code === REG.multiSz) {
    const values = readStrings(bytes, view, start, size);
    if (values !== undefined) return { type: 'multi-sz', values };
  } else if (code === REG.qword && size === 8) {
    return { type: 'qword', value: view.getBigUint64(start, true) };
  }
  return { type: 'raw', code, bytes: copyOf(bytes, start, start + size) };
}

/** True for bytes that end with a NUL as text does. */
export function isTerminated(view: DataView, start: number, size: number): boolean {
  return size >= 2 && size % 2 === 0 && view.getUint16(start + size - 2, true) === 0;
}

/** The strings of a list, or nothing when an empty one stands among them: the list would end there for other readers. */
function readStrings(bytes: Uint8Array, view: DataView, start: number, size: number): string[] | undefined {
  if (!isTerminated(view, start, size)) return undefined;
  if (size === 2) return [];
  const strings = textOfUnits(bytes, view, start, start + size - 2).split('\0');
  return strings.pop() === '' && !strings.includes('') ? strings : undefined;
}
