/**
 * Big-endian to little-endian: not every runtime has a decoder for the former. An odd byte at the end stays, and is
 * refused. The bytes that were given stay as they are: `slice` of a Buffer of Node would be a view of them.
 */
export function swapPairs(bytes: Uint8Array): Uint8Array {
  const swapped = new Uint8Array(bytes);
  for (let at = 0; at + 1 < swapped.length; at += 2) {
    swapped[at] = bytes[at + 1] ?? 0;
    swapped[at + 1] = bytes[at] ?? 0;
  }
  return swapped;
}
