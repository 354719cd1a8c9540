import { jsonText } from '@mdav/quote';

const encoder = new TextEncoder();

/** UTF-8 without byte order mark. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** JSON as every file of ours has it: two spaces, LF, a final newline. */
export function jsonBytes(value: unknown): Uint8Array {
  return utf8(`${jsonText(value, 2)}\n`);
}
