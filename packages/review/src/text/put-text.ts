import { utf8 } from '@mdav/core/format';

/** Writes a text into bytes, in UTF-8, and says where it ends; there has to be room. */
export function putText(text: string, into: Uint8Array, at: number): number {
  // Short texts are mostly ASCII, which takes a call of an encoder longer than going over them.
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0x7f) return putBytes(utf8(text), into, at);
    into[at + index] = code;
  }
  return at + text.length;
}

function putBytes(bytes: Uint8Array, into: Uint8Array, at: number): number {
  into.set(bytes, at);
  return at + bytes.length;
}
