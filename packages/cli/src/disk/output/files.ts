import type { FileContent } from '@mdav/core/format';
import { MANIFEST } from './names.ts';

/**
 * What an output folder is to hold: paths, each once, with what the file says. It may be made while it is read: then
 * nothing but what differs from the folder is ever held, and reading it again makes it again.
 */
export type Files = Iterable<readonly [path: string, content: FileContent]>;

/** The order in which files are told: by path, the manifest behind all others. */
export function tellOrder(a: string, b: string): number {
  return Number(a === MANIFEST) - Number(b === MANIFEST) || (a < b ? -1 : 1);
}
