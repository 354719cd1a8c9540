import { codeOfData, sizeOfData, writeData, writeTerminated } from '../../data/data.ts';
import { recordData, recordName } from '../../directive.ts';
import type { RegistryPolicy } from '../../form.ts';
import { CLOSE, HEADER_SIZE, OPEN, RECORD_OVERHEAD, SEPARATOR, SIGNATURE, VERSION } from './layout.ts';

/**
 * Writes a registry policy file: the entries in the order given, keys and names as they are spelled.
 *
 * Throws a `RangeError` for a key or name that holds a NUL and for a number that its type cannot hold: no file can say that,
 * and `checkPolicy` reports it first.
 */
export function encodePol(policy: RegistryPolicy): Uint8Array {
  const bytes = new Uint8Array(sizeOfPolicy(policy));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, SIGNATURE, true);
  view.setUint32(4, VERSION, true);
  let at = HEADER_SIZE;
  let lastKey: string | undefined;
  let lastKeyStart = 0;
  for (const entry of policy.entries) {
    view.setUint16(at, OPEN, true);
    at += 2;
    if (entry.key === lastKey) {
      // Most records share the key of the one before: copy its bytes.
      const size = 2 * (lastKey.length + 1);
      bytes.copyWithin(at, lastKeyStart, lastKeyStart + size);
      lastKeyStart = at;
      at += size;
    } else {
      refuseNul(entry.key);
      lastKey = entry.key;
      lastKeyStart = at;
      at = writeTerminated(entry.key, view, at);
    }
    const name = recordName(entry);
    const data = recordData(entry);
    refuseNul(name);
    view.setUint16(at, SEPARATOR, true);
    at = writeTerminated(name, view, at + 2);
    view.setUint16(at, SEPARATOR, true);
    view.setUint32(at + 2, codeOfData(data), true);
    view.setUint16(at + 6, SEPARATOR, true);
    view.setUint32(at + 8, sizeOfData(data), true);
    view.setUint16(at + 12, SEPARATOR, true);
    at = writeData(data, view, bytes, at + 14);
    view.setUint16(at, CLOSE, true);
    at += 2;
  }
  return bytes;
}

function sizeOfPolicy(policy: RegistryPolicy): number {
  let size = HEADER_SIZE;
  for (const entry of policy.entries) {
    size += RECORD_OVERHEAD + 2 * (entry.key.length + recordName(entry).length) + sizeOfData(recordData(entry));
  }
  return size;
}

function refuseNul(text: string): void {
  if (text.includes('\0')) throw new RangeError(`a registry policy file cannot hold a NUL in ${JSON.stringify(text)}`);
}
