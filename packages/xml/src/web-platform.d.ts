// The two classes of the web platform that this package uses; every browser and server run-time has them, and the
// language's own library does not declare them.

declare global {
  class TextEncoder {
    encode(text: string): Uint8Array;
  }
  class TextDecoder {
    constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
    decode(bytes: Uint8Array): string;
  }
}

export {};
