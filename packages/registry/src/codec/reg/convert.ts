import type { Diagnostic, Outcome } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { codeOfData } from '../../data/data.ts';
import { REG, typeName } from '../../data/types.ts';
import { instructionOf } from '../../directive.ts';
import type { RegistryEntry, RegistryPolicy } from '../../form.ts';
import type { RegFile, RegItem, RegRoot } from './form.ts';

const ROOT_OF_HIVE: { readonly [H in RegistryPolicy['hive']]: RegRoot } = {
  machine: 'HKEY_LOCAL_MACHINE',
  user: 'HKEY_CURRENT_USER',
};

/** A format that says the registry value by value, as a .reg file does. */
export interface ValueFormat {
  /** The format at the beginning of a sentence, such as `A .reg file`. */
  readonly noun: string;
  /** The diagnostic for an entry that it has no form for. */
  readonly code: string;
  /** What it cannot do with an item, as in "cannot delete a value"; absent when it can say whatever a .reg file can. */
  readonly cannot?: (item: KeyedItem) => string | undefined;
}

/** What a .reg file says of a key or a value. */
export type KeyedItem = Exclude<RegItem, { kind: 'comment' }>;

/** What a .reg file is called, and its diagnostic. */
export const REG_FORMAT: ValueFormat = { noun: 'A .reg file', code: 'reg-cannot-say' };

/**
 * What a policy says, as a .reg file. A .reg file has no word for "delete all values of a key", "only when absent" and
 * permissions: such entries become a comment, and a warning `reg-cannot-say` names each by its place in the policy.
 * Another format of values may say less, and has a code of its own.
 */
export function regFileFromPolicy(
  policy: RegistryPolicy,
  format: ValueFormat = REG_FORMAT,
): Outcome<RegFile> & { readonly ok: true } {
  const root = ROOT_OF_HIVE[policy.hive];
  const diagnostics: Diagnostic[] = [];
  const items = policy.entries.flatMap((entry, index) => {
    const said = sayableItems(root, entry, format);
    if (typeof said !== 'string') return said;
    diagnostics.push(
      cannotSay(format.code, `${format.noun} cannot ${said}, as ${root}\\${entry.key} asks.`, `entries[${index}]`),
    );
    return [{ kind: 'comment', text: `Not said here: ${said}, ${root}\\${entry.key}` } satisfies RegItem];
  });
  return { ok: true, value: { items }, diagnostics };
}

/** What of a policy a format says: what takes its file back has nothing to do with the rest. */
export function sayablePart(policy: RegistryPolicy, format: ValueFormat): RegistryPolicy {
  const root = ROOT_OF_HIVE[policy.hive];
  return {
    ...policy,
    entries: policy.entries.filter((entry) => typeof sayableItems(root, entry, format) !== 'string'),
  };
}

function sayableItems(root: RegRoot, entry: RegistryEntry, { cannot }: ValueFormat): RegItem[] | string {
  const items = itemsOf(root, entry);
  if (typeof items === 'string' || cannot === undefined) return items;
  for (const item of items) {
    const refused = item.kind === 'comment' ? undefined : cannot(item);
    if (refused !== undefined) return refused;
  }
  return items;
}

/** The items for an entry, or what a .reg file cannot do. */
function itemsOf(root: RegRoot, entry: RegistryEntry): RegItem[] | string {
  const { key } = entry;
  switch (entry.kind) {
    case 'set':
      if (isKeyRecord(entry)) return [{ kind: 'key', root, key }];
      return [{ kind: 'set', root, key, name: entry.name, data: entry.data }];
    case 'delete':
      return [{ kind: 'delete', root, key, name: entry.name }];
    case 'clear':
      return 'delete all values of a key';
    case 'directive':
      return itemsOfDirective(root, entry);
    default:
      return assertNever(entry);
  }
}

function itemsOfDirective(root: RegRoot, entry: Extract<RegistryEntry, { kind: 'directive' }>): RegItem[] | string {
  const { key } = entry;
  const instruction = instructionOf(entry.name, entry.data);
  switch (instruction.kind) {
    case 'delete-value':
      return [{ kind: 'delete', root, key, name: instruction.name }];
    case 'delete-values':
      return instruction.names.map((name) => ({ kind: 'delete', root, key, name }));
    case 'delete-keys':
      return instruction.names.map((name) => ({ kind: 'deleteKey', root, key: key === '' ? name : `${key}\\${name}` }));
    case 'comment':
      return [{ kind: 'comment', text: instruction.text }];
    case 'clear':
      return 'delete all values of a key';
    case 'secure-key':
      return 'set the permissions of a key';
    case 'soft':
      return `set ${JSON.stringify(instruction.name)} only when it is absent`;
    case 'unknown':
      return `give the instruction ${JSON.stringify(entry.name)} (${typeName(codeOfData(entry.data))})`;
    default:
      return assertNever(instruction);
  }
}

/** A record without name, type and data: it creates a key, and that is all. */
function isKeyRecord(entry: Extract<RegistryEntry, { kind: 'set' }>): boolean {
  const { data } = entry;
  return entry.name === '' && data.type === 'raw' && data.code === REG.none && data.bytes.length === 0;
}

/**
 * The policies that a .reg file says: one for the machine and one for the user, each only when the file has something
 * for it. What has no place in a policy is reported with `policy-cannot-say` and its place among the items: other roots,
 * the deletion of a key whose name holds a semicolon, values with names that would be instructions. Comments are left out.
 */
export function policiesFromRegFile(file: RegFile): Outcome<readonly RegistryPolicy[]> & { readonly ok: true } {
  const diagnostics: Diagnostic[] = [];
  const entries: { readonly [H in RegistryPolicy['hive']]: RegistryEntry[] } = { machine: [], user: [] };
  for (const [index, item] of file.items.entries()) {
    if (item.kind === 'comment') continue;
    const refuse = (why: string) =>
      diagnostics.push(cannotSay('policy-cannot-say', `${why}: ${item.root}\\${item.key}.`, `items[${index}]`));
    const hive = hiveOf(item.root);
    if (hive === undefined) {
      refuse('Registry policy has no such root');
      continue;
    }
    const entry = entryOf(item);
    if (typeof entry === 'string') refuse(entry);
    else entries[hive].push(entry);
  }
  const policies = (['machine', 'user'] as const).map((hive) => ({ hive, entries: entries[hive] }));
  return { ok: true, value: policies.filter((policy) => policy.entries.length > 0), diagnostics };
}

/** The entry for an item, or why there is none. */
function entryOf(item: Exclude<RegItem, { kind: 'comment' }>): RegistryEntry | string {
  const { key } = item;
  if (key === '') return 'Registry policy acts below a key, not on a root';
  switch (item.kind) {
    case 'set':
      if (item.name.startsWith('**'))
        return `The name ${JSON.stringify(item.name)} would be an instruction in registry policy`;
      return { kind: 'set', key, name: item.name, data: item.data };
    case 'delete':
      return { kind: 'delete', key, name: item.name };
    case 'key':
      return { kind: 'set', key, name: '', data: { type: 'raw', code: REG.none, bytes: new Uint8Array(0) } };
    case 'deleteKey': {
      const split = key.lastIndexOf('\\');
      const name = key.slice(split + 1);
      if (split < 0) return 'Registry policy deletes keys below another key only';
      if (name.includes(';')) return 'Registry policy cannot delete a key whose name holds a semicolon';
      return { kind: 'directive', key: key.slice(0, split), name: '**DeleteKeys', data: { type: 'sz', value: name } };
    }
    default:
      return assertNever(item);
  }
}

function hiveOf(root: RegRoot): RegistryPolicy['hive'] | undefined {
  if (root === 'HKEY_LOCAL_MACHINE') return 'machine';
  return root === 'HKEY_CURRENT_USER' ? 'user' : undefined;
}

function cannotSay(code: string, message: string, path: string): Diagnostic {
  return { code, severity: 'warning', message, at: { path }, hint: 'Do this by hand or by another way of delivery.' };
}
