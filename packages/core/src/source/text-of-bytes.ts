import { byteOrder } from '../bytes/byte-order.ts';
import { swapPairs } from '../bytes/copies.ts';

/**
 * The text of bytes: UTF-16 by its mark or first letter, UTF-8, UTF-16LE, as Group Policy keeps notes, or the 8-bit text of
 * Western Windows. Nothing for bytes that are none of these, or that hold a NUL. The mark is no part of the text.
 */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  const order = byteOrder(bytes);
  if (order !== undefined) return decode('utf-16le', order === 'big' ? swapPairs(bytes) : bytes);
  if (bytes.includes(0)) return bytes.length % 2 === 0 ? decode('utf-16le', bytes) : undefined;
  return decode('utf-8', bytes) ?? (bytes.some(isControl) ? undefined : decode('windows-1252', bytes));
}

/** A byte that no text has: neither a tab nor a line end. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

function decode(label: 'utf-8' | 'utf-16le' | 'windows-1252', bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    // The one way in which the platform says that the bytes are no such text.
    return undefined;
  }
}
