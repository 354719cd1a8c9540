import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 of some bytes, as 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** The DNS namespace of RFC 4122; the prefix `mdav:` keeps our names apart from those of others. */
const DNS_NAMESPACE = Uint8Array.of(
  0x6b,
  0xa7,
  0xb8,
  0x10,
  0x9d,
  0xad,
  0x11,
  0xd1,
  0x80,
  0xb4,
  0x00,
  0xc0,
  0x4f,
  0xd4,
  0x30,
  0xc8,
);

/**
 * A name-based GUID (version 5 of RFC 4122) of some text, lower-case with hyphens and without braces:
 * the same text gives the same GUID on every machine.
 */
export function guidOf(text: string): string {
  const name = new TextEncoder().encode(`mdav:${text}`);
  const input = new Uint8Array(DNS_NAMESPACE.length + name.length);
  input.set(DNS_NAMESPACE);
  input.set(name, DNS_NAMESPACE.length);
  const digest = sha1(input).slice(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytesToHex(digest);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
