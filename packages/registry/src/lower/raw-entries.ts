import type { RawRegistry } from '@mdav/core';
import { assertNever } from '@mdav/core/format';
import { REG } from '../data/types.ts';
import type { RegistryData, RegistryEntry } from '../form.ts';

/**
 * The entry for a raw value of the fleet file. Keys there begin with the hive, which the policy has by itself; a key is
 * deleted from the one above it, which is how registry policy says that.
 */
export function entryOfRaw(raw: RawRegistry): RegistryEntry {
  const key = raw.key.slice(raw.key.indexOf('\\') + 1);
  switch (raw.type) {
    case 'dword':
      return { kind: 'set', key, name: raw.name, data: { type: 'dword', value: raw.data } };
    case 'qword':
      return { kind: 'set', key, name: raw.name, data: qwordOf(raw.data) };
    case 'sz':
    case 'expand-sz':
      return { kind: 'set', key, name: raw.name, data: { type: raw.type, value: raw.data } };
    case 'multi-sz':
      return { kind: 'set', key, name: raw.name, data: { type: 'multi-sz', values: raw.data } };
    case 'delete':
      return { kind: 'delete', key, name: raw.name };
    case 'delete-values':
      return { kind: 'clear', key };
    case 'delete-key': {
      const split = key.lastIndexOf('\\');
      return {
        kind: 'directive',
        key: key.slice(0, Math.max(split, 0)),
        name: '**DeleteKeys',
        data: { type: 'sz', value: key.slice(split + 1) },
      };
    }
    default:
      return assertNever(raw);
  }
}

/** A number of 64 bits. Text that is none becomes data of no bytes, which the check of the policy refuses. */
function qwordOf(data: number | string): RegistryData {
  const isNumber = typeof data === 'number' ? Number.isInteger(data) : /^(?:0x[0-9a-f]+|\d+)$/i.test(data);
  return isNumber ? { type: 'qword', value: BigInt(data) } : { type: 'raw', code: REG.qword, bytes: new Uint8Array(0) };
}
