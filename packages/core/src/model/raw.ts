import type { Location } from '../diagnostic/diagnostic.ts';

/** The way out of the catalogue: values that nobody has a row for, each with a reason. */
export interface Raw {
  /** Values and keys of the registry. */
  readonly registry?: readonly RawRegistry[];
  /** Nodes by OMA-URI. */
  readonly oma?: readonly RawOma[];
}

/** One operation on the registry of the machine. `key` starts with `HKLM\`. */
export type RawRegistry =
  | {
      readonly key: string;
      readonly name: string;
      readonly type: 'dword';
      readonly data: number;
      readonly reason: string;
    }
  /** Text, decimal or `0x…`, where a number of YAML or JSON is not exact. */
  | {
      readonly key: string;
      readonly name: string;
      readonly type: 'qword';
      readonly data: number | string;
      readonly reason: string;
    }
  | {
      readonly key: string;
      readonly name: string;
      readonly type: 'sz' | 'expand-sz';
      readonly data: string;
      readonly reason: string;
    }
  | {
      readonly key: string;
      readonly name: string;
      readonly type: 'multi-sz';
      readonly data: readonly string[];
      readonly reason: string;
    }
  /** Deletes one value. */
  | { readonly key: string; readonly name: string; readonly type: 'delete'; readonly reason: string }
  /**
   * `delete-values` deletes every value of the key, before what follows puts others in, and leaves its subkeys;
   * `delete-key` deletes the key with everything in it.
   */
  | { readonly key: string; readonly type: 'delete-values' | 'delete-key'; readonly reason: string };

/** One node of a configuration service provider. `uri` starts with `./Device/Vendor/MSFT/` or `./Vendor/MSFT/`. */
export type RawOma =
  | { readonly uri: string; readonly type: 'integer'; readonly value: number; readonly reason: string }
  | { readonly uri: string; readonly type: 'string'; readonly value: string; readonly reason: string }
  | { readonly uri: string; readonly type: 'boolean'; readonly value: boolean; readonly reason: string };

/** An entry, where it stands, and where each of its fields does. */
export type Located<Entry> = Entry & { readonly at: Location; readonly fields: Readonly<Record<string, Location>> };

/** `Raw` with the places of everything in it. */
export interface LocatedRaw {
  readonly registry: readonly Located<RawRegistry>[];
  readonly oma: readonly Located<RawOma>[];
}

/** The key without its hive, and without a backslash at the end. */
export function subkeyOf(key: string): string {
  return key.replace(/^(HKLM|HKEY_LOCAL_MACHINE)\\/i, '').replace(/\\+$/, '');
}

/** An entry of `raw` before somebody gave the reason that a fleet file wants; works on each member of a union. */
export type WithoutReason<Entry> = Entry extends unknown ? Omit<Entry, 'reason'> : never;

/** Names what an entry is about: `HKLM\…\Name`, or the URI. */
export function rawSubject(entry: WithoutReason<RawRegistry> | WithoutReason<RawOma>): string {
  if ('uri' in entry) return entry.uri;
  return isWholeKey(entry) ? entry.key : `${entry.key}\\${entry.name === '' ? '(default)' : entry.name}`;
}

/** The types of entries that are about a key as a whole, and name no value. */
export type WholeKey = 'delete-values' | 'delete-key';

/** True of an entry that is about a key as a whole, and names no value. */
export function isWholeKey<Entry extends { readonly type: string }>(
  entry: Entry,
): entry is Extract<Entry, { readonly type: WholeKey }> {
  return entry.type === 'delete-values' || entry.type === 'delete-key';
}

/** What an entry does where it is, in a few words: `sz "security"`, `delete the value`. */
export function rawEffect(entry: WithoutReason<RawRegistry> | WithoutReason<RawOma>): string {
  if ('uri' in entry) return `${entry.type} ${JSON.stringify(entry.value)}`;
  switch (entry.type) {
    case 'delete':
      return 'delete the value';
    case 'delete-values':
      return 'delete every value of the key';
    case 'delete-key':
      return 'delete the key with everything in it';
    default:
      return `${entry.type} ${JSON.stringify(entry.data)}`;
  }
}
