import { type FileContent, joiner } from '@mdav/core/format';
import { nodeSha256 } from '../hash.ts';
import { type Files, tellOrder } from './files.ts';
import type { View } from './view.ts';

/** Files that are to be there, with what is there. */
export type Compared = ReadonlyMap<string, ComparedFile>;

interface ComparedFile {
  /** SHA-256 of what is there; absent: nothing is. */
  readonly was?: string;
  /** SHA-256 of what is to be there. */
  readonly becomes: string;
  /** What is to be there, unless it was found there already. */
  readonly content?: FileContent;
}

/** Compares a folder with the files, one after the other, and holds of those that are there already no more than a hash. */
export function compareEach(view: Pick<View, 'read'>, files: Files): Compared {
  const joined = joiner();
  const compared: [string, ComparedFile][] = [];
  for (const [path, content] of files) {
    const bytes = joined(content);
    const becomes = nodeSha256(bytes);
    const old = view.read(path);
    if (old === undefined) compared.push([path, { becomes, content }]);
    else if (Buffer.compare(old, bytes) === 0) compared.push([path, { was: becomes, becomes }]);
    else compared.push([path, { was: nodeSha256(old), becomes, content }]);
  }
  return new Map(compared.sort(([a], [b]) => tellOrder(a, b)));
}

/** The same at a later moment; nothing where a file has changed since that is not held. */
export function compareAgain(view: Pick<View, 'read'>, compared: Compared): Compared | undefined {
  const now = new Map<string, ComparedFile>();
  for (const [path, { becomes, content }] of compared) {
    const old = view.read(path);
    const was = old && nodeSha256(old);
    if (was !== becomes && content === undefined) return undefined;
    now.set(path, { becomes, ...(was === undefined ? {} : { was }), ...(content === undefined ? {} : { content }) });
  }
  return now;
}
