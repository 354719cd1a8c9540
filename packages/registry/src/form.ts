/** Data of a registry value. `raw` keeps what has no plainer form here: binary, none, big-endian, unknown or oddly terminated data. */
export type RegistryData =
  | { readonly type: 'dword'; readonly value: number }
  | { readonly type: 'qword'; readonly value: bigint }
  | { readonly type: 'sz' | 'expand-sz'; readonly value: string }
  | { readonly type: 'multi-sz'; readonly values: readonly string[] }
  | { readonly type: 'raw'; readonly code: number; readonly bytes: Uint8Array };

/**
 * One thing that a policy says about the registry.
 *
 * Keys have no hive and no leading or trailing backslash; the hive is the policy's. Case is kept as written;
 * keys and names compare without regard to case.
 */
export type RegistryEntry =
  /** Set a value; the name of a key's default value is empty. */
  | { readonly kind: 'set'; readonly key: string; readonly name: string; readonly data: RegistryData }
  /** Delete one value. */
  | { readonly kind: 'delete'; readonly key: string; readonly name: string }
  /** Delete all values of a key. */
  | { readonly kind: 'clear'; readonly key: string }
  /** Any other instruction to the reader, such as `**DeleteKeys` or `**soft.Name`, with the name and data as they stand. */
  | { readonly kind: 'directive'; readonly key: string; readonly name: string; readonly data: RegistryData };

/** Registry policy of one hive, in order. */
export interface RegistryPolicy {
  /** `machine` is HKEY_LOCAL_MACHINE, `user` is HKEY_CURRENT_USER. */
  readonly hive: 'machine' | 'user';
  readonly entries: readonly RegistryEntry[];
}
