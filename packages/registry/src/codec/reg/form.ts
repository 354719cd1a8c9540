import type { RegistryData } from '../../form.ts';

/** The roots that a .reg file may name, in full; Windows takes no abbreviation. */
export const REG_ROOTS = [
  'HKEY_LOCAL_MACHINE',
  'HKEY_CURRENT_USER',
  'HKEY_CLASSES_ROOT',
  'HKEY_USERS',
  'HKEY_CURRENT_CONFIG',
] as const;
export type RegRoot = (typeof REG_ROOTS)[number];

/**
 * One thing that a .reg file says, in file order. Keys are below the root, without leading or trailing backslash; an
 * empty key is the root itself. The name of a key's default value is empty.
 */
export type RegItem =
  | {
      readonly kind: 'set';
      readonly root: RegRoot;
      readonly key: string;
      readonly name: string;
      readonly data: RegistryData;
    }
  | { readonly kind: 'delete'; readonly root: RegRoot; readonly key: string; readonly name: string }
  /** Create a key, when it is not there. */
  | { readonly kind: 'key'; readonly root: RegRoot; readonly key: string }
  /** Delete a key with everything below it. */
  | { readonly kind: 'deleteKey'; readonly root: RegRoot; readonly key: string }
  /** A line for people; importers ignore it. */
  | { readonly kind: 'comment'; readonly text: string };

/** The content of a .reg file. */
export interface RegFile {
  readonly items: readonly RegItem[];
}

/** First line of a file in Unicode, and of one in the 8-bit form of Windows 95 and NT 4. */
export const HEADER_5 = 'Windows Registry Editor Version 5.00';
export const HEADER_4 = 'REGEDIT4';
