import type { FileTree } from './channel.ts';

/** What a file holds: its bytes, or pieces in a row, which files of many groups share. */
export type FileContent = Uint8Array | readonly Uint8Array[];

/**
 * Files of which many have most of their bytes in common: a file is put together when somebody reads it, so that a fleet
 * of thousands of groups takes the memory of what differs.
 */
export function fileTree(contents: ReadonlyMap<string, FileContent>): FileTree {
  return new SharingTree(contents);
}

/** The files of a tree as it holds them, for one that takes them over. */
export function contentsOf(files: FileTree): ReadonlyMap<string, FileContent> {
  return files instanceof SharingTree ? files.contents : files;
}

/**
 * Puts files together in a room that the next one takes over: whoever wants the bytes of one for longer copies them. A
 * file of one piece is given as it is.
 */
export function joiner(): (content: FileContent) => Uint8Array {
  let room = new Uint8Array(0);
  return (content) => {
    if (isWhole(content)) return content;
    const length = lengthOf(content);
    if (room.length < length) room = new Uint8Array(2 * length);
    return join(content, room.subarray(0, length));
  };
}

/** The order of paths, whatever is told of each. */
export function byPath([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The same files, of which the whole ones lie in one piece of memory: apart, many small ones take half as much again. */
export function packed(contents: readonly (readonly [string, FileContent])[]): [string, FileContent][] {
  const room = new Uint8Array(contents.reduce((sum, [, content]) => sum + (isWhole(content) ? content.length : 0), 0));
  let at = 0;
  return contents.map(([path, content]) => {
    if (!isWhole(content)) return [path, content];
    room.set(content, at);
    at += content.length;
    return [path, room.subarray(at - content.length, at)];
  });
}

class SharingTree implements FileTree {
  readonly contents: ReadonlyMap<string, FileContent>;

  constructor(contents: ReadonlyMap<string, FileContent>) {
    this.contents = contents;
  }

  get size(): number {
    return this.contents.size;
  }

  has(path: string): boolean {
    return this.contents.has(path);
  }

  get(path: string): Uint8Array | undefined {
    const content = this.contents.get(path);
    return content && joined(content);
  }

  keys(): MapIterator<string> {
    return this.contents.keys();
  }

  *values(): MapIterator<Uint8Array> {
    for (const content of this.contents.values()) yield joined(content);
  }

  *entries(): MapIterator<[string, Uint8Array]> {
    for (const [path, content] of this.contents) yield [path, joined(content)];
  }

  [Symbol.iterator](): MapIterator<[string, Uint8Array]> {
    return this.entries();
  }

  forEach(each: (bytes: Uint8Array, path: string, files: FileTree) => void): void {
    for (const [path, bytes] of this.entries()) each(bytes, path, this);
  }
}

function joined(content: FileContent): Uint8Array {
  return isWhole(content) ? content : join(content, new Uint8Array(lengthOf(content)));
}

function join(pieces: readonly Uint8Array[], into: Uint8Array): Uint8Array {
  let at = 0;
  for (const piece of pieces) {
    into.set(piece, at);
    at += piece.length;
  }
  return into;
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

function isWhole(content: FileContent): content is Uint8Array {
  return content instanceof Uint8Array;
}
