import type { Diagnostic } from '@mdav/core';
import { isTerminated, readData } from '../../data/data.ts';
import { REG } from '../../data/types.ts';
import { entryOfRecord } from '../../directive.ts';
import type { RegistryData, RegistryEntry } from '../../form.ts';
import { createUnitStrings, isEqual, readTerminated, type UnitStrings } from '../../text/unit-strings.ts';
import { badDelimiter, type Defect, oddText, tooLarge, truncated, wrongSize } from './defects.ts';
import { CLOSE, OPEN, SEPARATOR } from './layout.ts';

/** Some bytes of a file in a row, and how far they were read. */
export interface Stretch {
  readonly strings: UnitStrings;
  /** Where in the file the first of them stands. */
  readonly offset: number;
  readonly isTolerant: boolean;
  readonly entries: RegistryEntry[];
  readonly notes: Diagnostic[];
  /** Where among them the first record begins that was not read. */
  at: number;
  /** The key of the record before, and all that stands before its name. Most records have the same. */
  key: string;
  head: number;
  headSize: number;
  /** Data that came already, small numbers and the last text. */
  readonly numbers: (RegistryData | undefined)[];
  text: { readonly type: 'sz'; readonly value: string };
}

/** Bytes that begin at this offset of a file, to be read from `at` on. */
export function createStretch(bytes: Uint8Array, offset: number, at: number, isTolerant: boolean): Stretch {
  const text = { type: 'sz', value: '' } as const;
  const none = { key: '', head: 0, headSize: 0, numbers: [], text };
  return { strings: createUnitStrings(bytes), offset, isTolerant, entries: [], notes: [], at, ...none };
}

/** Reads records up to the end of the bytes, or up to the first that is wrong or cut off, and gives back what is wrong with it. */
export function readRecords(stretch: Stretch): Defect | undefined {
  const { length } = stretch.strings.bytes;
  while (stretch.at < length) {
    const defect = readRecord(stretch);
    if (defect !== undefined) return defect;
  }
  return undefined;
}

/** Reads a record. Keys and names end at their NUL and data at its size, never at a delimiter, which is legal in them. */
function readRecord(stretch: Stretch): Defect | undefined {
  const { strings, offset, head, headSize } = stretch;
  const { view } = strings;
  const total = strings.bytes.length;
  let { at } = stretch;
  if (headSize !== 0 && at + headSize <= total && isEqual(view, at, head, headSize)) {
    stretch.head = at;
    at += headSize;
  } else {
    if (!isUnit(strings, at, OPEN)) return badDelimiter(view, at, offset, '[', 'before a record');
    const key = readTerminated(strings, at + 2);
    if (key === undefined) return truncated(offset + at + 2, 'a key without its final NUL');
    const end = strings.end + 2;
    if (!isUnit(strings, end, SEPARATOR)) return badDelimiter(view, end, offset, ';', 'after a key');
    stretch.key = key;
    stretch.head = at;
    stretch.headSize = end + 2 - at;
    at = end + 2;
  }

  const name = readTerminated(strings, at);
  if (name === undefined) return truncated(offset + at, 'a name without its final NUL');
  at = strings.end + 2;
  if (!isUnit(strings, at, SEPARATOR)) return badDelimiter(view, at, offset, ';', 'after a name');
  if (at + 6 > total) return truncated(offset + at + 2, 'a data type cut short');
  const code = view.getUint32(at + 2, true);
  if (!isUnit(strings, at + 6, SEPARATOR)) return badDelimiter(view, at + 6, offset, ';', 'after a data type');
  if (at + 12 > total) return truncated(offset + at + 8, 'a data size cut short');
  const size = view.getUint32(at + 8, true);
  if (!isUnit(strings, at + 12, SEPARATOR)) return badDelimiter(view, at + 12, offset, ';', 'after a data size');
  const start = at + 14;
  if (size > total - start) return tooLarge(offset + at + 8, size, total - start);
  const isOdd = isWrongSize(code, size);
  if (isOdd && !stretch.isTolerant) return wrongSize(offset + at + 8, code, size);
  const data = readShared(stretch, code, start, size);
  const end = start + size;
  if (!isUnit(strings, end, CLOSE)) return badDelimiter(view, end, offset, ']', 'after the data');

  if (isOdd) stretch.notes.push({ ...wrongSize(offset + at + 8, code, size).diagnostic, severity: 'warning' });
  if (data.type === 'raw' && isText(code)) stretch.notes.push(oddText(offset + start, code));
  stretch.entries.push(entryOfRecord(stretch.key, name, data));
  stretch.at = end + 2;
  return undefined;
}

function isUnit({ bytes, view }: UnitStrings, at: number, unit: number): boolean {
  return at + 2 <= bytes.length && view.getUint16(at, true) === unit;
}

function isWrongSize(code: number, size: number): boolean {
  return (code === REG.dword && size !== 4) || (code === REG.qword && size !== 8);
}

function isText(code: number): boolean {
  return code === REG.sz || code === REG.expandSz || code === REG.multiSz;
}

/** Numbers below this are one object wherever they come again. */
const SHARED_NUMBERS = 256;

/**
 * Data that is one object wherever it comes again, as far as that is cheap to see: most of a policy is a few small numbers
 * and texts, and the fewer objects live on, the less there is to collect.
 */
function readShared(stretch: Stretch, code: number, start: number, size: number): RegistryData {
  const { strings, numbers } = stretch;
  const { bytes, view } = strings;
  if (code === REG.dword && size === 4) {
    const value = view.getUint32(start, true);
    if (value >= SHARED_NUMBERS) return { type: 'dword', value };
    numbers[value] ??= { type: 'dword', value };
    return numbers[value];
  }
  if (code === REG.sz && isTerminated(view, start, size)) {
    const value = readTerminated(strings, start);
    if (value !== undefined && strings.end === start + size - 2) {
      if (value !== stretch.text.value) stretch.text = { type: 'sz', value };
      return stretch.text;
    }
  }
  return readData(code, bytes, view, start, size);
}
