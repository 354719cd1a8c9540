import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** Bytes that are read at a time. Larger pieces are no faster, and their texts stay in memory for longer. */
const CHUNK_BYTES = 1 << 18;

/** A file piece by piece, so that its size does not matter. A piece is valid until the next one. */
export function* readChunks(path: string): Generator<Uint8Array> {
  const descriptor = openSync(path, 'r');
  try {
    yield* chunksOf(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** An open file or pipe piece by piece; every piece but the last one is full. */
export function* chunksOf(descriptor: number): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (;;) {
    let length = 0;
    for (let more = -1; more !== 0 && length < buffer.length; length += more)
      more = readSome(descriptor, buffer, length);
    if (length > 0) yield buffer.subarray(0, length);
    if (length < buffer.length) return;
  }
}

/** A pipe that has nothing yet says so on some systems instead of waiting; then we wait. */
function readSome(descriptor: number, buffer: Buffer, from: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, from, buffer.length - from, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** How bytes are text. */
export type Encoding = 'utf8' | 'utf16le' | 'utf16be';

/**
 * The text of the pieces, in pieces: UTF-8, or UTF-16 where a byte order mark or the first bytes say so; `>` of Windows
 * PowerShell writes that. Bytes that are no text become U+FFFD, and the mark is left out.
 */
export function* decodeChunks(chunks: Iterable<Uint8Array>): Generator<string> {
  let encoding: Encoding | undefined;
  let decoder: StringDecoder | undefined;
  /** The first byte of a character that was cut in two, for the order that the decoder does not know. */
  let half: Uint8Array = new Uint8Array();
  let isFirst = true;
  for (const chunk of chunks) {
    encoding ??= encodingOf(chunk);
    decoder ??= new StringDecoder(encoding === 'utf8' ? 'utf8' : 'utf16le');
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (encoding === 'utf16be') {
      const all = Buffer.concat([half, bytes]);
      const even = all.length - (all.length % 2);
      half = all.subarray(even);
      bytes = all.subarray(0, even).swap16();
    }
    let text = decoder.write(bytes);
    if (isFirst && text !== '') {
      if (text.startsWith('\uFEFF')) text = text.slice(1);
      isFirst = false;
    }
    if (text !== '') yield text;
  }
  const rest = (decoder?.end() ?? '') + (half.length > 0 ? '\uFFFD' : '');
  if (rest !== '') yield rest;
}

/** By the mark, or by where the zeros stand: device data begin with a character of ASCII. */
export function encodingOf([first, second]: Uint8Array): Encoding {
  if ((first === 0xff && second === 0xfe) || (isAscii(first) && second === 0)) return 'utf16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && isAscii(second))) return 'utf16be';
  return 'utf8';
}

function isAscii(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x09 && byte < 0x7f;
}
