import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { FileTree } from '@mdav/core/format';
import { UsageError } from '../program/usage.ts';

/**
 * The files below a folder whose path matches, by their path in it with `/`, sorted. Links to folders are not followed.
 *
 * Throws `UsageError` when there is no such folder.
 */
export function readFolder(cwd: string, folder: string, pattern: RegExp): FileTree {
  const root = resolve(cwd, folder);
  if (!existsSync(root)) throw new UsageError(`There is no folder ${folder}.`, 'Check the path.');
  if (!statSync(root).isDirectory()) throw new UsageError(`${folder} is a file.`, 'Name the folder that it lies in.');
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).split(sep).join('/').replace(/^\/+/, ''))
    .filter((path) => pattern.test(path))
    .sort((a, b) => (a < b ? -1 : 1));
  return new Map(paths.map((path) => [path, new Uint8Array(readFileSync(join(root, path)))]));
}
