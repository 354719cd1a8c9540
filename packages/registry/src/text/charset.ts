import { copyOf, swapPairs } from '@mdav/core/format';
import { IS_LITTLE_ENDIAN, swapped } from './byte-order.ts';
import { textOfUnits, viewOf } from './unit-strings.ts';

/** How the bytes of a text file were read. */
export type Charset = 'ascii' | 'utf-16le' | 'utf-16be' | 'utf-8' | 'utf-8-bom' | 'windows-1252';

export interface DecodedText {
  readonly text: string;
  readonly charset: Charset;
}

/** Bytes without a byte order mark: as UTF-8 where they are that, or always as the 8-bit code page. */
export type Unmarked = 'utf-8-or-ansi' | 'ansi';

/**
 * Reads the text of a file by its byte order mark. Without one, bytes below 0x80 are ASCII and anything else follows
 * `unmarked`; the 8-bit code page is taken to be Windows-1252. Returns nothing when the bytes contradict their mark:
 * UTF-16 of odd length, UTF-8 that is none.
 */
export function decodeText(bytes: Uint8Array, unmarked: Unmarked): DecodedText | undefined {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return utf16(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return utf16(swapPairs(bytes), 'utf-16be');
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const text = utf8(bytes.subarray(3));
    return text === undefined ? undefined : { text, charset: 'utf-8-bom' };
  }
  const isAscii = bytes.every((byte) => byte < 0x80);
  const text = isAscii || unmarked === 'utf-8-or-ansi' ? utf8(bytes) : undefined;
  if (text === undefined) return { text: windows1252(bytes), charset: 'windows-1252' };
  return { text, charset: isAscii ? 'ascii' : 'utf-8' };
}

/** As `decodeText`, as UTF-16 code units: for readers that take the text apart, and want strings of its pieces only. */
export function decodeUnits(
  bytes: Uint8Array,
  unmarked: Unmarked,
): { readonly units: Uint16Array; readonly charset: Charset } | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe && bytes.length % 2 === 0) {
    return { units: unitsOfBytes(bytes, 2), charset: 'utf-16le' };
  }
  const decoded = decodeText(bytes, unmarked);
  if (decoded === undefined) return undefined;
  const { text, charset } = decoded;
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i += 1) units[i] = text.charCodeAt(i);
  return { units, charset };
}

/** UTF-16LE with its byte order mark. */
export function encodeUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + 2 * text.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + 2 * i, text.charCodeAt(i), true);
  return bytes;
}

/** Text of code units below 0x80, one byte each. */
export function encodeAscii(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The Unicode characters of 0x80 to 0x9F in Windows-1252; the five places without a character keep their number. */
const FROM_0X80 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** Text of the Western European code page. By hand, because releases of Node exist that decode the label as Latin-1. */
export function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 4096) {
    const units = Array.from(bytes.subarray(start, start + 4096), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? FROM_0X80.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode.apply(null, units));
  }
  return parts.join('');
}

function utf16(bytes: Uint8Array, charset: 'utf-16le' | 'utf-16be'): DecodedText | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  return { text: textOfUnits(bytes, viewOf(bytes), 2, bytes.length), charset };
}

/** The UTF-16LE code units from byte `start`; a view of the same memory where the machine can have one. */
function unitsOfBytes(bytes: Uint8Array, start: number): Uint16Array {
  const aligned = (bytes.byteOffset + start) % 2 === 0 ? bytes.subarray(start) : copyOf(bytes, start);
  const units = new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length / 2);
  return IS_LITTLE_ENDIAN ? units : swapped(units);
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The one way in which the platform says that the bytes are no UTF-8.
    return undefined;
  }
}
