import { hash } from 'node:crypto';

/** SHA-256 by Node itself: compiled code, which matters for a process that lives for a tenth of a second. */
export function nodeSha256(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
