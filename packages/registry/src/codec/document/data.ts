import { REG } from '../../data/types.ts';
import type { RegistryData } from '../../form.ts';

/** Registry data that JSON or YAML holds, by the number of their type; nothing for a value that is none of the type. */
export function dataOfJson(code: number, value: unknown): RegistryData | undefined {
  switch (code) {
    case REG.sz:
      return typeof value === 'string' ? { type: 'sz', value } : undefined;
    case REG.expandSz:
      return typeof value === 'string' ? { type: 'expand-sz', value } : undefined;
    case REG.dword:
      return isWhole(value, 0xffffffff) ? { type: 'dword', value } : undefined;
    case REG.qword:
      return isWhole(value, Number.MAX_SAFE_INTEGER) ? { type: 'qword', value: BigInt(value) } : undefined;
    case REG.multiSz: {
      const texts = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
      return texts?.every((text) => typeof text === 'string' && text !== '')
        ? { type: 'multi-sz', values: texts as readonly string[] }
        : undefined;
    }
    case REG.none:
    case REG.binary: {
      const bytes = Array.isArray(value) ? (value as readonly unknown[]) : undefined;
      return bytes?.every((byte) => isWhole(byte, 0xff))
        ? { type: 'raw', code, bytes: Uint8Array.from(bytes as readonly number[]) }
        : undefined;
    }
    default:
      return undefined;
  }
}

function isWhole(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;
}
