import type { CollectedData } from './collected.ts';
import type { RegistryState } from './device-state.ts';

/** A key as a device told it: its values, `null` when it is not there, nothing when it was not told. */
export function keyAt(
  registry: RegistryState | undefined,
  key: string,
): Readonly<Record<string, CollectedData | null>> | null | undefined {
  if (registry === undefined) return undefined;
  const values: unknown = memberOf(registry, key);
  if (values === null) return null;
  return typeof values === 'object' && !Array.isArray(values)
    ? (values as Readonly<Record<string, CollectedData | null>>)
    : undefined;
}

/** A value: its data, `null` when it or its key is not there, nothing when it was not told. */
export function valueAt(
  registry: RegistryState | undefined,
  key: string,
  name: string,
): CollectedData | null | undefined {
  const values = keyAt(registry, key);
  return values === null || values === undefined ? values : dataOf(memberOf(values, name));
}

/**
 * A member by its name: as it is spelled, which is how the collector of the group prints it, or else without regard to
 * case, as the registry has it.
 */
export function memberOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  const member = record[name];
  if (member !== undefined) return member;
  for (const other in record)
    if (other.length === name.length && other.toLowerCase() === name.toLowerCase()) return record[other];
  return undefined;
}

/** Data of a type that a registry value can have; whatever else stands in its place was not told. */
export function dataOf(data: unknown): CollectedData | null | undefined {
  if (data === null || typeof data === 'number' || typeof data === 'string') return data;
  return Array.isArray(data) ? (data as readonly string[]) : undefined;
}

/**
 * The same text as engines keep names of properties. Looking one up by a text that was put together at run time costs a
 * search among all names each time; by this one it does not.
 */
export function asPropertyName(text: string): string {
  return Object.keys({ [text]: 0 })[0] ?? text;
}

/** True for a number that the device told to be a QWORD; by itself a number does not show it. */
export function isQword(
  qwords: readonly string[],
  { key, name }: { readonly key: string; readonly name: string },
): boolean {
  if (qwords.length === 0) return false;
  const place = `${key}\\${name}`.toLowerCase();
  return qwords.some((qword) => qword.toLowerCase() === place);
}
