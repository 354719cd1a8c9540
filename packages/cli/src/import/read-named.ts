import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core';
import { listFiles, readSmall, readTree, TooManyFiles } from '../read/file-tree.ts';
import type { NamedFiles } from './sources-in.ts';

/** Files of a Group Policy backup that stand for the folder they lie in. */
const STANDS_FOR_FOLDER = /^(?:backup|bkupinfo|manifest)\.xml$/i;

/**
 * Reads a file, or every file of a folder, from the disk.
 *
 * Errors: `artifact-not-found`, `artifact-too-large`, `artifact-too-many`, `import-not-readable`.
 */
export function readNamed(named: string, cwd: string): Outcome<NamedFiles> {
  const place = resolve(cwd, named);
  const root = named
    .replaceAll('\\', '/')
    .replace(/(?<=.)\/+$/, '')
    .replace(/^(?:\.\/+)+/, '');
  try {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (stat === undefined)
      return refuse('artifact-not-found', root, `There is no file or folder ${named}.`, 'Check the path.');
    if (stat.isDirectory())
      return succeed({ root: root === '.' ? '' : root, files: readTree(place, listFiles(place)) });
    if (STANDS_FOR_FOLDER.test(basename(place))) return readNamed(dirname(named), cwd);
    const bytes = readSmall(place);
    if (bytes === undefined)
      return refuse('artifact-too-large', root, `${named} is larger than any policy.`, 'Name the policy itself.');
    return succeed({ root, files: new Map([['', bytes]]) });
  } catch (error) {
    if (error instanceof TooManyFiles)
      return refuse(
        'artifact-too-many',
        root,
        `${named} holds more files than a folder of policies.`,
        'Name a smaller folder.',
      );
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return refuse('import-not-readable', root, `${named} cannot be read: ${why}.`, 'Check the permissions.');
  }
}

function refuse(code: string, file: string, message: string, hint: string): Outcome<never> {
  const diagnostic: Diagnostic = { code, severity: 'error', message, at: { file }, hint };
  return fail([diagnostic]);
}
