// What this package uses of the web platform. Browsers, Node, Deno and Bun have it; the language's own library does not
// declare it.

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
