import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Genuine files, written by other tools, to read with ours. They are no part of the project: `MDAV_CORPUS` names their
 * folder, or they lie beside the repository.
 */
const FOLDER = process.env.MDAV_CORPUS ?? fileURLToPath(new URL('../../shared/corpus', import.meta.url));

/** A genuine file. */
export interface CorpusFile {
  /** Below the corpus, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Why tests against genuine files are skipped; `undefined` when the files are there. Part of the name of a skipped suite. */
export const corpusMissing: string | undefined = existsSync(FOLDER)
  ? undefined
  : 'no genuine files: set MDAV_CORPUS to their folder';

/** The genuine files below a folder whose path matches, sorted by path; none when the corpus is absent. */
export function corpusFiles(folder: string, pattern: RegExp = /./): readonly CorpusFile[] {
  const root = join(FOLDER, folder);
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(FOLDER, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => pattern.test(path))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(FOLDER, path))) }));
}

/** The place of a genuine file or folder on this disk, for tools that must open it themselves. */
export function corpusPath(path: string): string {
  return join(FOLDER, path);
}
