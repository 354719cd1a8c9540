import { byteOrder } from '../bytes/byte-order.ts';
import { swapPairs } from '../bytes/copies.ts';
import type { Outcome } from '../diagnostic/diagnostic.ts';
import { fail, succeed } from '../diagnostic/diagnostic.ts';

/** Larger than any policy that the service takes; keeps a hostile file from being parsed at all. */
export const MAX_BYTES = 16 * 1024 * 1024;

/**
 * The text of a file that a portal, a script or Windows PowerShell wrote: UTF-16 of either byte order or UTF-8,
 * with or without a mark. Never throws.
 *
 * @returns diagnostics `json-too-large`, `json-encoding`
 */
export function readText(bytes: Uint8Array): Outcome<string> {
  if (bytes.length > MAX_BYTES) {
    return fail([
      {
        code: 'json-too-large',
        severity: 'error',
        message: `The file has ${bytes.length} bytes; ${MAX_BYTES} is the most that is read.`,
        at: {},
        hint: 'Check that this is one exported policy.',
      },
    ]);
  }
  try {
    return succeed(decodeText(bytes));
  } catch {
    return fail([
      {
        code: 'json-encoding',
        severity: 'error',
        message: `The bytes are no valid ${nameOf(bytes)}.`,
        at: {},
        hint: 'Save the file as UTF-8, or export it again.',
      },
    ]);
  }
}

function nameOf(bytes: Uint8Array): string {
  return byteOrder(bytes) === undefined ? 'UTF-8' : 'UTF-16';
}

function decodeText(bytes: Uint8Array): string {
  const order = byteOrder(bytes);
  if (order === undefined) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  // Not every runtime has a decoder for big-endian text.
  return new TextDecoder('utf-16le', { fatal: true }).decode(order === 'big' ? swapPairs(bytes) : bytes);
}
