// What this package uses of the web platform. Browsers, Node, Deno and Bun have it; the language's own library does not
// declare it.

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Bytes, one character each, as base64. */
declare function btoa(binary: string): string;

/** Base64 as bytes, one character each. */
declare function atob(text: string): string;
