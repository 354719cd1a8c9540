/** Bytes in pieces of the given sizes, one after the other. */
export function* cutAnywhere(bytes: Uint8Array, sizes: Iterator<number>): Generator<Uint8Array> {
  for (let from = 0; from < bytes.length; ) {
    const size = Math.max(1, sizes.next().value ?? 1);
    yield bytes.slice(from, from + size);
    from += size;
  }
}
