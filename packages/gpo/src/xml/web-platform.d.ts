// The one class of the web platform that this package uses; every browser and server run-time has it, and the
// language's own library does not declare it.

declare global {
  class TextDecoder {
    constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
    decode(bytes: Uint8Array): string;
  }
}

export {};
