/** Longer texts say within this much whether they are about Defender. */
const MOST_CHARACTERS = 1_000_000;

/** The text of bytes in UTF-32, known by its mark; nothing for other bytes. */
export function wideText(bytes: Uint8Array): string | undefined {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe && bytes[2] === 0 && bytes[3] === 0;
  const isBig = bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff;
  if (!isLittle && !isBig) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = Math.min(bytes.length - (bytes.length % 4), 4 * MOST_CHARACTERS);
  const letters: string[] = [];
  for (let at = 4; at < end; at += 4) {
    const point = view.getUint32(at, isLittle);
    if (point > 0x10ffff) return undefined;
    letters.push(String.fromCodePoint(point));
  }
  return letters.join('');
}
