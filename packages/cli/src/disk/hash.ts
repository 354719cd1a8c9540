type Crypto = typeof import('node:crypto');

/** Asked for with the first hash: Node's cryptography takes as long to load as a small fleet to check. */
let crypto: Crypto | undefined;

/** SHA-256 by Node itself: compiled code, which matters for a process that lives for a tenth of a second. */
export function nodeSha256(bytes: Uint8Array): string {
  crypto ??= process.getBuiltinModule('node:crypto');
  return crypto.createHash('sha256').update(bytes).digest('hex');
}
