import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { readData } from '../../data/data.ts';
import { REG, typeName } from '../../data/types.ts';
import { entryOfRecord } from '../../directive.ts';
import type { RegistryData, RegistryEntry, RegistryPolicy } from '../../form.ts';
import { createUnitReader } from '../../text/unit-strings.ts';
import { CLOSE, HEADER_SIZE, OPEN, SEPARATOR, SIGNATURE, VERSION } from './layout.ts';

/** How a `registry.pol` is read. */
export interface PolReading {
  /** Whose registry the file is for; nothing in the bytes says it. Default: `machine`. */
  readonly hive?: RegistryPolicy['hive'];
  /** Keep a REG_DWORD or REG_QWORD of the wrong size as it is, with a warning, where readers disagree about it. Default: false. */
  readonly tolerant?: boolean;
}

/** A string that has no NUL before the end of the file. */
const UNTERMINATED = -1;

/**
 * Reads a registry policy file.
 *
 * Strict: signature, version, delimiters and sizes must be right and nothing may be left over; the first defect ends the
 * reading, since what follows has no place to start from. Keys and names end at their NUL and data at its size, never at
 * a delimiter, which is legal inside them. Returns `pol-bad-signature`, `pol-bad-version`, `pol-truncated`,
 * `pol-bad-delimiter` or `pol-bad-size` with the byte offset; tells with `pol-odd-data` of text that is not terminated
 * as usual and is kept as raw bytes.
 */
export function decodePol(bytes: Uint8Array, reading: PolReading = {}): Outcome<RegistryPolicy> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const total = bytes.length;
  const header = checkHeader(view, total);
  if (header !== undefined) return fail([header]);

  const readUnits = createUnitReader(bytes);
  const share = createSharer();
  const entries: RegistryEntry[] = [];
  const notes: Diagnostic[] = [];
  let key = '';
  let keyStart = 0;
  let keyEnd = UNTERMINATED;
  let at = HEADER_SIZE;

  while (at < total) {
    if (!isUnit(at, OPEN)) return fail([badDelimiter(view, at, '[', 'before a record')]);
    at += 2;

    // The key, most often the one before.
    const length = keyEnd - keyStart;
    if (keyEnd !== UNTERMINATED && at + length + 2 <= total && isRepeated(at, keyStart, length + 2)) {
      keyStart = at;
      keyEnd = at + length;
    } else {
      keyStart = at;
      keyEnd = findNul(at);
      if (keyEnd === UNTERMINATED) return fail([truncated(at, 'a key without its final NUL')]);
      key = readUnits(keyStart, keyEnd);
    }
    at = keyEnd + 2;

    if (!isUnit(at, SEPARATOR)) return fail([badDelimiter(view, at, ';', 'after a key')]);
    const nameStart = at + 2;
    const nameEnd = findNul(nameStart);
    if (nameEnd === UNTERMINATED) return fail([truncated(nameStart, 'a name without its final NUL')]);
    const name = readUnits(nameStart, nameEnd);
    at = nameEnd + 2;

    if (!isUnit(at, SEPARATOR)) return fail([badDelimiter(view, at, ';', 'after a name')]);
    if (at + 6 > total) return fail([truncated(at + 2, 'a data type cut short')]);
    const code = view.getUint32(at + 2, true);
    if (!isUnit(at + 6, SEPARATOR)) return fail([badDelimiter(view, at + 6, ';', 'after a data type')]);
    if (at + 12 > total) return fail([truncated(at + 8, 'a data size cut short')]);
    const size = view.getUint32(at + 8, true);
    if (!isUnit(at + 12, SEPARATOR)) return fail([badDelimiter(view, at + 12, ';', 'after a data size')]);
    const start = at + 14;
    if (size > total - start) return fail([tooLarge(at + 8, size, total - start)]);
    if (isWrongSize(code, size)) {
      const defect = wrongSize(at + 8, code, size, reading.tolerant === true);
      if (reading.tolerant !== true) return fail([defect]);
      notes.push(defect);
    }
    const data = share(readData(code, bytes, view, readUnits, start, size));
    if (data.type === 'raw' && isText(code)) notes.push(oddText(start, code));
    at = start + size;

    if (!isUnit(at, CLOSE)) return fail([badDelimiter(view, at, ']', 'after the data')]);
    at += 2;
    entries.push(entryOfRecord(key, name, data));
  }
  return succeed({ hive: reading.hive ?? 'machine', entries }, notes);

  function isUnit(offset: number, unit: number): boolean {
    return offset + 2 <= total && view.getUint16(offset, true) === unit;
  }

  function isRepeated(offset: number, earlier: number, length: number): boolean {
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (view.getInt32(offset + i, true) !== view.getInt32(earlier + i, true)) return false;
    }
    return i === length || view.getUint16(offset + i, true) === view.getUint16(earlier + i, true);
  }

  function findNul(from: number): number {
    let offset = from;
    // Two units at a time: the sum borrows into a top bit only where one of them is zero.
    for (; offset + 4 <= total; offset += 4) {
      const two = view.getInt32(offset, true);
      if (((two - 0x00010001) & ~two & 0x80008000) !== 0) break;
    }
    for (; offset + 2 <= total; offset += 2) {
      if (view.getUint16(offset, true) === 0) return offset;
    }
    return UNTERMINATED;
  }
}

function checkHeader(view: DataView, total: number): Diagnostic | undefined {
  if (total < 4) return truncated(0, total === 0 ? 'an empty file' : 'a header cut short');
  if (view.getUint32(0, true) !== SIGNATURE) {
    return {
      code: 'pol-bad-signature',
      severity: 'error',
      message: `Not a registry policy file: it begins with ${hex(view, 0, 4)} instead of 50 52 65 67 ("PReg").`,
      at: { offset: 0 },
      hint: 'Choose the registry.pol of a Machine or User folder.',
    };
  }
  if (total < HEADER_SIZE) return truncated(4, 'a header cut short');
  const version = view.getUint32(4, true);
  if (version === VERSION) return undefined;
  return {
    code: 'pol-bad-version',
    severity: 'error',
    message: `Version ${version} of the registry policy format is not known; the only one is 1.`,
    at: { offset: 4 },
  };
}

function truncated(offset: number, what: string): Diagnostic {
  return {
    code: 'pol-truncated',
    severity: 'error',
    message: `The file ends too early: ${what}.`,
    at: { offset },
    hint: 'Copy the file again from its source.',
  };
}

function badDelimiter(view: DataView, offset: number, wanted: string, where: string): Diagnostic {
  if (offset + 2 > view.byteLength) return truncated(offset, `no "${wanted}" ${where}`);
  return {
    code: 'pol-bad-delimiter',
    severity: 'error',
    message: `Found ${hex(view, offset, 2)} ${where} where "${wanted}" belongs.`,
    at: { offset },
    hint: 'Copy the file again from its source, or have the editor that wrote it write it anew.',
  };
}

function tooLarge(offset: number, size: number, left: number): Diagnostic {
  return {
    code: 'pol-bad-size',
    severity: 'error',
    message: `A record claims ${size} bytes of data, but the file has only ${left} left.`,
    at: { offset },
    hint: 'Copy the file again from its source.',
  };
}

function wrongSize(offset: number, code: number, size: number, kept: boolean): Diagnostic {
  return {
    code: 'pol-bad-size',
    severity: kept ? 'warning' : 'error',
    message: `A ${typeName(code)} has ${size} bytes instead of ${code === REG.dword ? 4 : 8}; readers disagree about what it means.`,
    at: { offset },
    hint: 'Set the value again with an editor that writes it in full.',
  };
}

function oddText(offset: number, code: number): Diagnostic {
  return {
    code: 'pol-odd-data',
    severity: 'info',
    message: `${typeName(code)} data is not terminated as usual; its bytes are kept as they are.`,
    at: { offset },
  };
}

function isWrongSize(code: number, size: number): boolean {
  return (code === REG.dword && size !== 4) || (code === REG.qword && size !== 8);
}

function isText(code: number): boolean {
  return code === REG.sz || code === REG.expandSz || code === REG.multiSz;
}

function hex(view: DataView, offset: number, count: number): string {
  const pairs = [];
  for (let i = 0; i < count; i += 1)
    pairs.push(
      view
        .getUint8(offset + i)
        .toString(16)
        .padStart(2, '0'),
    );
  return pairs.join(' ');
}

/**
 * Makes equal data one object where that is cheap to see: most of a policy is a few small numbers and texts, and the
 * fewer objects live on, the less there is to collect.
 */
function createSharer(): (data: RegistryData) => RegistryData {
  const small: RegistryData[] = [];
  let lastText: RegistryData | undefined;
  return (data) => {
    if (data.type === 'dword' && data.value < 256) {
      small[data.value] ??= data;
      return small[data.value] as RegistryData;
    }
    if (data.type !== 'sz') return data;
    if (lastText?.type === 'sz' && lastText.value === data.value) return lastText;
    lastText = data;
    return data;
  };
}
