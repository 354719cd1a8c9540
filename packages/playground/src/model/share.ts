import { deflateSync, Inflate, strToU8 } from 'fflate';

/** No fleet is longer, and an address that unpacks to more is not unpacked. */
const MOST_BYTES = 2 * 1024 * 1024;
const KEY = '#fleet=';

/** A text as the part of an address that no server gets to see. */
export function fragmentOf(text: string): string {
  const packed = deflateSync(strToU8(text), { level: 9 });
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  return KEY + btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The text in an address; nothing where there is none, or what is there was cut or changed. */
export function textInFragment(fragment: string): string | undefined {
  if (!fragment.startsWith(KEY)) return undefined;
  try {
    const binary = atob(fragment.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = inflate(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
    return bytes === undefined ? undefined : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // The ways in which the platform and the library say that this is no such text.
    return undefined;
  }
}

/** True of an address that was to hold a text, and holds none that is whole. */
export function isCutFragment(fragment: string): boolean {
  return fragment.startsWith(KEY) && textInFragment(fragment) === undefined;
}

function inflate(packed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  let isWhole = false;
  const stream = new Inflate((part, isLast) => {
    size += part.length;
    if (size <= MOST_BYTES) parts.push(part);
    isWhole = isLast;
  });
  // In small pieces, so that what unpacks to too much is left soon.
  const step = 1024;
  for (let at = 0; at < packed.length && size <= MOST_BYTES; at += step)
    stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  if (!isWhole || size > MOST_BYTES) return undefined;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
