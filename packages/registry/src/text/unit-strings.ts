/** Strings up to this many code units are remembered: names and small data come again and again in a policy file. */
const REMEMBERED = 64;
/** Places to remember strings in, at least and at most; powers of two. A place holds the newest string that fell on it. */
const FEWEST_PLACES = 64;
const MOST_PLACES = 4096;
/** Code units that `String.fromCharCode` is handed at once; far below what any engine's stack takes. */
const CHUNK = 256;

/**
 * UTF-16LE strings in one buffer, made for many short ones that repeat. Works on any byte position, odd ones too: binary
 * data of odd length moves everything behind it. What it remembers are places in the buffer, which is not to change.
 */
export interface UnitStrings {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** Of a remembered string, by its place: what it was found by, where it begins, and itself. */
  readonly hashOf: Int32Array;
  readonly startOf: Int32Array;
  readonly textOf: string[];
  /** Where the NUL stands that ended the last string of `readTerminated`. */
  end: number;
}

export function createUnitStrings(bytes: Uint8Array): UnitStrings {
  let places = FEWEST_PLACES;
  while (places < MOST_PLACES && places * 64 < bytes.length) places *= 2;
  return {
    bytes,
    view: viewOf(bytes),
    hashOf: new Int32Array(places),
    startOf: new Int32Array(places),
    textOf: new Array<string>(places).fill(''),
    end: 0,
  };
}

/** The bytes as numbers of any size. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The string from byte `start` up to its NUL, whose place is in `end` then; nothing where none comes before the end of the bytes. */
export function readTerminated(strings: UnitStrings, start: number): string | undefined {
  const { view } = strings;
  const total = strings.bytes.length;
  let hash = 0;
  let at = start;
  // Two units at a time: the sum borrows into a top bit only where one of them is zero.
  for (; at + 4 <= total; at += 4) {
    const two = view.getInt32(at, true);
    if (((two - 0x00010001) & ~two & 0x80008000) !== 0) break;
    hash = mixed(hash, two);
  }
  for (; at + 2 <= total; at += 2) {
    const unit = view.getUint16(at, true);
    if (unit === 0) {
      strings.end = at;
      return recall(strings, start, at, hash);
    }
    hash = mixed(hash, unit);
  }
  return undefined;
}

function mixed(hash: number, units: number): number {
  return (Math.imul(hash, 31) + units) | 0;
}

/** The string of these units: a remembered one, where an equal one lies on its place. */
function recall(strings: UnitStrings, start: number, end: number, hash: number): string {
  const { view, hashOf, startOf, textOf } = strings;
  const length = (end - start) >> 1;
  if (length === 0) return '';
  if (length > REMEMBERED) return textOfUnits(strings.bytes, view, start, end);
  const place = (hash ^ (hash >>> 15)) & (hashOf.length - 1);
  if (hashOf[place] === hash) {
    const known = textOf[place] as string;
    if (known.length === length && isEqual(view, start, startOf[place] as number, 2 * length)) return known;
  }
  const text = shortText(view, start, length);
  hashOf[place] = hash;
  startOf[place] = start;
  textOf[place] = text;
  return text;
}

/**
 * True when the same bytes stand in both places, of which no three units in a row are NUL; sometimes false for equal ones.
 *
 * Compared as floating-point numbers, the widest that are compared at once here. Of those, the two zeros are equal with
 * other bytes, but either has three NULs; and what is no number equals nothing, not even itself.
 */
export function isEqual(view: DataView, one: number, other: number, size: number): boolean {
  let at = 0;
  for (; at + 8 <= size; at += 8) {
    if (view.getFloat64(one + at, true) !== view.getFloat64(other + at, true)) return false;
  }
  for (; at < size; at += 2) {
    if (view.getUint16(one + at, true) !== view.getUint16(other + at, true)) return false;
  }
  return true;
}

/** Made when it is needed first: to make one takes as long as to decode a page. */
let decoder: TextDecoder | undefined;

/**
 * The UTF-16LE code units from byte `start` up to byte `end` (exclusive) as a string, unpaired surrogates included. The
 * platform's decoder is the fastest for long ones, but puts U+FFFD for those.
 */
export function textOfUnits(bytes: Uint8Array, view: DataView, start: number, end: number): string {
  if (end - start <= 2 * REMEMBERED) return shortText(view, start, (end - start) >> 1);
  decoder ??= new TextDecoder('utf-16le', { ignoreBOM: true });
  const text = decoder.decode(bytes.subarray(start, end));
  return text.includes('\uFFFD') ? copyUnits(view, start, end) : text;
}

/** The UTF-16LE code units from byte `start` up to byte `end` (exclusive) as a string, one for one. */
export function copyUnits(view: DataView, start: number, end: number): string {
  const length = (end - start) >> 1;
  if (length <= CHUNK) return shortText(view, start, length);
  const parts: string[] = [];
  for (let at = start; at < end; at += 2 * CHUNK) parts.push(shortText(view, at, Math.min(end - at, 2 * CHUNK) >> 1));
  return parts.join('');
}

/** Arrays to collect the units of a string in, by their number. */
const scratch = new Array<number[] | undefined>(CHUNK + 1).fill(undefined);

/** At most `CHUNK` units as a string. `TextDecoder` takes longer to call than this takes for a name. */
function shortText(view: DataView, start: number, length: number): string {
  scratch[length] ??= new Array<number>(length).fill(0);
  const units = scratch[length];
  for (let i = 0, at = start; i < length; i += 1, at += 2) units[i] = view.getUint16(at, true);
  return String.fromCharCode.apply(null, units);
}
