import type { RegistryData, RegistryEntry } from './form.ts';

/**
 * Names that begin with `**` are instructions to the reader. Two of them have a plain form here, in the one spelling
 * that Group Policy's own editors write: lower case, with a REG_SZ of one blank as data. Every other spelling and
 * instruction stays as it stands, so that it is written again as it was read.
 *
 * Source: [MS-GPREG] 2.2.1; the spelling is that of 1,443 genuine records.
 */
const DELETE = '**del.';
const CLEAR = '**delvals.';
const BLANK: RegistryData = { type: 'sz', value: ' ' };

/** True when the name is an instruction rather than the name of a value. */
export function isDirectiveName(name: string): boolean {
  return name.startsWith('**');
}

/** The entry that a record of this key, name and data says. */
export function entryOfRecord(key: string, name: string, data: RegistryData): RegistryEntry {
  if (name.charCodeAt(0) !== 0x2a || name.charCodeAt(1) !== 0x2a) return { kind: 'set', key, name, data };
  if (data.type === 'sz' && data.value === ' ') {
    if (name === CLEAR) return { kind: 'clear', key };
    if (name.startsWith(DELETE)) return { kind: 'delete', key, name: name.slice(DELETE.length) };
  }
  return { kind: 'directive', key, name, data };
}

const RECORD_NAME: { [K in RegistryEntry['kind']]: (entry: Extract<RegistryEntry, { kind: K }>) => string } = {
  set: (entry) => entry.name,
  delete: (entry) => `${DELETE}${entry.name}`,
  clear: () => CLEAR,
  directive: (entry) => entry.name,
};

/** The name that the entry's record carries in a registry policy file. */
export function recordName(entry: RegistryEntry): string {
  return (RECORD_NAME[entry.kind] as (entry: RegistryEntry) => string)(entry);
}

/** The data that the entry's record carries in a registry policy file. */
export function recordData(entry: RegistryEntry): RegistryData {
  return entry.kind === 'set' || entry.kind === 'directive' ? entry.data : BLANK;
}

/** What an instruction means, whatever its spelling; source: [MS-GPREG] 2.2.1 and 3.2.5.1. */
export type Instruction =
  | { readonly kind: 'delete-value'; readonly name: string }
  | { readonly kind: 'delete-values'; readonly names: readonly string[] }
  | { readonly kind: 'clear' }
  | { readonly kind: 'delete-keys'; readonly names: readonly string[] }
  | { readonly kind: 'secure-key' }
  /** Set the value only when the device has none of that name. */
  | { readonly kind: 'soft'; readonly name: string }
  | { readonly kind: 'comment'; readonly text: string }
  | { readonly kind: 'unknown' };

/** Reads the meaning of a name that begins with `**`; case does not matter. */
export function instructionOf(name: string, data: RegistryData): Instruction {
  const lower = name.toLowerCase();
  if (lower.startsWith('**del.')) return { kind: 'delete-value', name: name.slice('**del.'.length) };
  if (lower === '**delvals.') return { kind: 'clear' };
  if (lower === '**deletevalues' && data.type === 'sz') return { kind: 'delete-values', names: listOf(data.value) };
  if (lower === '**deletekeys' && data.type === 'sz') return { kind: 'delete-keys', names: listOf(data.value) };
  if (lower === '**securekey') return { kind: 'secure-key' };
  if (lower.startsWith('**soft.')) return { kind: 'soft', name: name.slice('**soft.'.length) };
  if (lower.startsWith('**comment:')) return { kind: 'comment', text: name.slice('**comment:'.length) };
  return { kind: 'unknown' };
}

function listOf(text: string): string[] {
  return text.split(';').filter((part) => part !== '');
}
