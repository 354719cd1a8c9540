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
  if (content instanceof Uint8Array) return content;
  const bytes = new Uint8Array(content.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of content) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
