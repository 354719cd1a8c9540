/**
 * How the pairs of UTF-16 stand: by the mark, or by the first letter, since every format of text begins with one of the first
 * 128 letters, of which one byte is 0. Nothing for other bytes.
 */
export function byteOrder(bytes: Uint8Array): 'little' | 'big' | undefined {
  const [first, second, third, fourth] = bytes;
  // The mark of UTF-32 begins like that of UTF-16.
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? undefined : 'little';
  if (first === 0xfe && second === 0xff) return 'big';
  if (first === undefined || second === undefined || bytes.length % 2 !== 0) return undefined;
  if (isLetter(first) && second === 0 && !(third === 0 && fourth === 0)) return 'little';
  return first === 0 && isLetter(second) ? 'big' : undefined;
}

/** A printed letter, a tab or a line end. */
function isLetter(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}
