/** Strings up to this many code units are remembered: names and small data come again and again in a policy file. */
const REMEMBERED = 64;
/** Places to remember strings in; a power of two. A place holds the newest string that fell on it. */
const PLACES = 4096;
/** Code units that `String.fromCharCode` is handed at once; far below what any engine's stack takes. */
const CHUNK = 4096;

/** Reads the UTF-16LE code units from byte `start` up to byte `end` (exclusive) as a string, unpaired surrogates included. */
export type ReadUnits = (start: number, end: number) => string;

/**
 * A reader of UTF-16LE strings in one buffer, made for many short strings that repeat.
 *
 * Works on any byte position, odd ones too: binary data of odd length moves everything behind it. Positions are the
 * caller's to check; the difference between them is even.
 */
export function createUnitReader(bytes: Uint8Array): ReadUnits {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const startOf = new Int32Array(PLACES);
  const textOf = new Array<string>(PLACES).fill('');
  const scratch = Array.from({ length: REMEMBERED + 1 }, (_, length) => new Array<number>(length).fill(0));
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

  function isAt(place: number, start: number, size: number): boolean {
    const other = startOf[place] as number;
    let i = 0;
    for (; i + 4 <= size; i += 4) {
      if (view.getInt32(start + i, true) !== view.getInt32(other + i, true)) return false;
    }
    return i === size || view.getUint16(start + i, true) === view.getUint16(other + i, true);
  }

  /** A place for a string by its length and some of its units; another string on it only costs time. */
  function placeFor(start: number, length: number): number {
    const step = length <= 8 ? 2 : 2 * (length >> 3);
    let hash = length;
    for (let at = start + 2 * (length - 1); at >= start; at -= step)
      hash = (Math.imul(hash, 31) + view.getUint16(at, true)) | 0;
    return (hash ^ (hash >>> 12)) & (PLACES - 1);
  }

  function readShort(start: number, length: number): string {
    const place = placeFor(start, length);
    const known = textOf[place] as string;
    if (known.length === length && isAt(place, start, 2 * length)) return known;
    const units = scratch[length] as number[];
    for (let i = 0, at = start; i < length; i += 1, at += 2) units[i] = view.getUint16(at, true);
    const text = String.fromCharCode.apply(null, units);
    startOf[place] = start;
    textOf[place] = text;
    return text;
  }

  /** The platform's decoder is the fastest, but puts U+FFFD for an unpaired surrogate; then the units are copied one by one. */
  function readLong(start: number, end: number): string {
    const text = decoder.decode(bytes.subarray(start, end));
    return text.includes('\uFFFD') ? copyUnits(view, start, end) : text;
  }

  return (start, end) => {
    const length = (end - start) / 2;
    if (length === 0) return '';
    return length <= REMEMBERED ? readShort(start, length) : readLong(start, end);
  };
}

/** The UTF-16LE code units from byte `start` up to byte `end` (exclusive) as a string, one for one. */
export function copyUnits(view: DataView, start: number, end: number): string {
  const parts: string[] = [];
  for (let at = start; at < end; at += 2 * CHUNK) {
    const units = new Array<number>(Math.min(end - at, 2 * CHUNK) / 2);
    for (let i = 0; i < units.length; i += 1) units[i] = view.getUint16(at + 2 * i, true);
    parts.push(String.fromCharCode.apply(null, units));
  }
  return parts.join('');
}
