import type { FileTree } from '../target/channel.ts';

/** What makes bytes of what somebody else may have. */
const WAYS: ReadonlyMap<string, string> = new Map([
  ['String', 'new TextEncoder().encode(text)'],
  ['ArrayBuffer', 'new Uint8Array(buffer)'],
  ['Array', 'Uint8Array.from(list)'],
  ['Blob', 'new Uint8Array(await blob.arrayBuffer())'],
  ['File', 'new Uint8Array(await file.arrayBuffer())'],
]);

/**
 * The bytes, where they are some. Throws a `TypeError` that says how to make them otherwise: a text or a buffer would be read
 * as a file that is damaged.
 */
export function requireBytes(given: Uint8Array, name = 'what is read'): Uint8Array {
  const kind = kindOf(given);
  if (kind === 'Uint8Array') return given;
  throw new TypeError(`${name} has to be a Uint8Array, not ${kind}${wayWords(WAYS.get(kind))}`);
}

/** The files, where they are some with bytes in them. Throws a `TypeError` otherwise. */
export function requireFiles(given: FileTree): FileTree {
  if (typeof given?.entries !== 'function' || typeof given.get !== 'function') {
    const way = kindOf(given) === 'Object' ? 'new Map(Object.entries(files))' : undefined;
    throw new TypeError(`files have to be a Map from path to bytes, not ${kindOf(given)}${wayWords(way)}`);
  }
  // Other trees put their files together when one is asked for.
  if (given instanceof Map) for (const [path, bytes] of given) requireBytes(bytes, JSON.stringify(path));
  return given;
}

/** What the language calls it, wherever it was made. */
function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

function wayWords(way: string | undefined): string {
  return way === undefined ? '' : `: \`${way}\` makes one`;
}
