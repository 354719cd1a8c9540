/**
 * Some of the bytes, in memory of their own and with nothing beside them. A `Buffer` of Node gives a view where it is asked
 * for a slice: what is kept of it would change with it, and so would its place in memory.
 */
export function copyOf(bytes: Uint8Array, from = 0, to: number = bytes.length): Uint8Array {
  return new Uint8Array(bytes.subarray(from, to));
}

/** A copy with the bytes of every pair exchanged: big-endian UTF-16 as little-endian. An odd byte at the end stays where it is. */
export function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = copyOf(bytes);
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}
