import { assertNever } from '@mdav/core/format';
import { heldNumber } from '../../data/data.ts';
import { REG, typeName } from '../../data/types.ts';
import { entryOfRecord, instructionOf } from '../../directive.ts';
import type { RegistryData, RegistryEntry } from '../../form.ts';
import { copyUnits } from '../../text/unit-strings.ts';
import { DEFAULT_NAME, WHOLE_KEY } from './form.ts';

/** The last two lines of an entry. */
export interface Action {
  readonly name: string;
  readonly action: string;
}

/** The lines for an entry; or why LGPO text has none. */
export function actionOfEntry(entry: RegistryEntry): Action | { readonly why: string } {
  if (entry.key === '') return { why: 'a key with no name' };
  if (hasBreak(entry.key)) return { why: 'a line break or NUL in a key' };
  switch (entry.kind) {
    case 'set': {
      if (entry.name === '' && isNothing(entry.data)) return { name: WHOLE_KEY, action: 'CREATEKEY' };
      return named(entry.name, actionOfData(entry.data));
    }
    case 'delete':
      return named(entry.name, 'DELETE');
    case 'clear':
      return { name: WHOLE_KEY, action: 'DELETEALLVALUES' };
    case 'directive':
      return actionOfDirective(entry);
    default:
      return assertNever(entry);
  }
}

/**
 * LGPO.exe has actions for some instructions and passes others through by their raw name; four it only ever writes as
 * comments, and so does this.
 */
function actionOfDirective(entry: Extract<RegistryEntry, { kind: 'directive' }>): Action | { readonly why: string } {
  const instruction = instructionOf(entry.name, entry.data);
  switch (instruction.kind) {
    case 'soft':
      return { why: 'a value that is set only when absent' };
    case 'secure-key':
      return { why: 'the permissions of a key' };
    case 'delete-values':
      return { why: 'the deletion of several values' };
    case 'comment':
      return { why: 'a comment inside the policy' };
    case 'delete-keys':
      if (
        entry.name === '**DeleteKeys' &&
        entry.data.type === 'sz' &&
        entry.data.value !== '' &&
        !hasBreak(entry.data.value)
      ) {
        return { name: entry.data.value, action: 'DELETEKEYS' };
      }
      return named(entry.name, actionOfData(entry.data));
    case 'delete-value':
    case 'clear':
    case 'unknown':
      return named(entry.name, actionOfData(entry.data));
    default:
      return assertNever(instruction);
  }
}

function named(name: string, action: string | { readonly why: string }): Action | { readonly why: string } {
  if (typeof action !== 'string') return action;
  if (hasBreak(name)) return { why: 'a line break or NUL in a name' };
  if (name === DEFAULT_NAME) return { why: `a value that is really called ${DEFAULT_NAME}` };
  return { name: name === '' ? DEFAULT_NAME : name, action };
}

function actionOfData(data: RegistryData): string | { readonly why: string } {
  switch (data.type) {
    case 'dword':
      return `DWORD:${heldNumber(data)}`;
    case 'qword':
      return `QWORD:${heldNumber(data)}`;
    case 'sz':
      return `SZ:${escaped(data.value)}`;
    case 'expand-sz':
      return `EXSZ:${escaped(data.value)}`;
    case 'multi-sz':
      return `MULTISZ:${data.values.map(escaped).join('\\0')}`;
    case 'raw':
      if (data.code === REG.binary) return `BINARY:${hexPairs(data.bytes)}`;
      if (isTerminatedText(data))
        return `${data.code === REG.sz ? 'SZ' : 'EXSZ'}:${escaped(unitsOf(data.bytes).slice(0, -1))}`;
      return {
        why: `${typeName(data.code)} data of ${data.bytes.length} bytes (${hexPairs(data.bytes.subarray(0, 32))}${data.bytes.length > 32 ? ',…' : ''})`,
      };
    default:
      return assertNever(data);
  }
}

/** The entry that the last three lines of an entry say; or what is wrong with the action. */
export function entryOfAction(
  key: string,
  nameLine: string,
  action: string,
): RegistryEntry | { readonly unset: string } | { readonly wrong: string } {
  const name = nameLine === DEFAULT_NAME ? '' : nameLine;
  switch (action) {
    case 'DELETE':
      return { kind: 'delete', key, name };
    case 'DELETEALLVALUES':
      return { kind: 'clear', key };
    case 'DELETEKEYS':
      return { kind: 'directive', key, name: '**DeleteKeys', data: { type: 'sz', value: nameLine } };
    case 'CREATEKEY':
      return { kind: 'set', key, name: '', data: { type: 'raw', code: REG.none, bytes: new Uint8Array(0) } };
    case 'CLEAR':
      return { unset: name };
  }
  const colon = action.indexOf(':');
  const data =
    colon < 0
      ? `unknown action ${JSON.stringify(action)}`
      : dataOfAction(action.slice(0, colon), action.slice(colon + 1));
  return typeof data === 'string' ? { wrong: data } : entryOfRecord(key, name, data);
}

function dataOfAction(word: string, text: string): RegistryData | string {
  switch (word) {
    case 'DWORD': {
      const value = wholeNumber(text, 32);
      return value === undefined
        ? `${JSON.stringify(text)} is no number of 32 bits`
        : { type: 'dword', value: Number(value) };
    }
    case 'QWORD': {
      const value = wholeNumber(text, 64);
      return value === undefined ? `${JSON.stringify(text)} is no number of 64 bits` : { type: 'qword', value };
    }
    case 'SZ':
    case 'EXSZ': {
      const value = unescaped(text);
      const type = word === 'SZ' ? 'sz' : 'expand-sz';
      return value.includes('\0') ? oddText(word === 'SZ' ? REG.sz : REG.expandSz, `${value}\0`) : { type, value };
    }
    case 'MULTISZ':
      return listOf(unescaped(text));
    case 'BINARY': {
      const bytes = bytesOfPairs(text);
      return bytes === undefined
        ? `${JSON.stringify(text)} is no list of hexadecimal pairs`
        : { type: 'raw', code: REG.binary, bytes };
    }
    default:
      return `unknown action ${JSON.stringify(word)}; actions are written in upper case`;
  }
}

/** Decimal, or hexadecimal with a lower-case `0x`. A minus sign means the two's complement, as LGPO.exe takes it. */
function wholeNumber(text: string, bits: 32 | 64): bigint | undefined {
  const match = /^[ \t]*(-?)(0x[0-9a-fA-F]+|[0-9]+)[ \t]*$/.exec(text);
  if (match === null) return undefined;
  const size = BigInt(match[2] as string);
  const value = match[1] === '-' ? -size : size;
  if (value >= 1n << BigInt(bits) || value < -(1n << BigInt(bits - 1))) return undefined;
  return BigInt.asUintN(bits, value);
}

/** Text with a NUL where readers expect none: its bytes, which the registry keeps. */
function oddText(code: number, units: string): RegistryData {
  const bytes = new Uint8Array(2 * units.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < units.length; i += 1) view.setUint16(2 * i, units.charCodeAt(i), true);
  return { type: 'raw', code, bytes };
}

/** Empty strings at the end of a list are mere terminators; one in the middle would end it for other readers. */
function listOf(text: string): RegistryData {
  const values = text.split('\0');
  while (values.at(-1) === '') values.pop();
  return values.includes('') ? oddText(REG.multiSz, `${text}\0\0`) : { type: 'multi-sz', values };
}

function isTerminatedText(data: Extract<RegistryData, { type: 'raw' }>): boolean {
  const { code, bytes } = data;
  return (
    (code === REG.sz || code === REG.expandSz) &&
    bytes.length >= 2 &&
    bytes.length % 2 === 0 &&
    unitsOf(bytes).endsWith('\0')
  );
}

function unitsOf(bytes: Uint8Array): string {
  return copyUnits(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length);
}

function bytesOfPairs(text: string): Uint8Array | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return new Uint8Array(0);
  const pairs = trimmed.split(',');
  if (pairs.at(-1) === '') pairs.pop();
  if (!pairs.every((pair) => /^[ \t]*[0-9a-fA-F]{1,2}[ \t]*$/.test(pair))) return undefined;
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

function hexPairs(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',');
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\r': '\\r', '\n': '\\n', '\0': '\\0' };
const UNESCAPES: Readonly<Record<string, string>> = { '\\': '\\', r: '\r', n: '\n', '0': '\0' };

function escaped(text: string): string {
  return text.replace(/[\\\r\n\0]/g, (character) => ESCAPES[character] as string);
}

/** An unknown escape stays as it is, backslash included. */
function unescaped(text: string): string {
  return text.replace(/\\([\\rn0])/g, (_, character: string) => UNESCAPES[character] as string);
}

function hasBreak(text: string): boolean {
  return /[\r\n\0]/.test(text);
}

function isNothing(data: RegistryData): boolean {
  return data.type === 'raw' && data.code === REG.none && data.bytes.length === 0;
}
