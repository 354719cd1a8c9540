import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import type { NamedFiles } from '@mdav/import';
import { listFiles, readFiles, readSmall, TooManyFiles } from './file-tree.ts';

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
    if (stat === undefined) return notFound(named, root);
    if (stat.isDirectory())
      return succeed({ root: root === '.' ? '' : root, files: readFiles(place, listFiles(place)) });
    if (STANDS_FOR_FOLDER.test(basename(place))) return readNamed(dirname(named), cwd);
    const bytes = readSmall(place);
    return bytes === undefined ? tooLarge(named, root) : succeed({ root, files: new Map([['', bytes]]) });
  } catch (error) {
    if (error instanceof TooManyFiles) return tooMany(named, root);
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return refuse('import-not-readable', root, `${named} cannot be read: ${why}.`, 'Check the permissions.');
  }
}

/** `artifact-not-found` for a path as it was named; `file` stands in the place. */
export function notFound(named: string, file = named): Outcome<never> {
  return refuse('artifact-not-found', file, `There is no file or folder ${named}.`, 'Check the path.');
}

/** `artifact-too-large`, likewise. */
export function tooLarge(named: string, file = named): Outcome<never> {
  const hint = 'Check that this is the right file, and name the policy itself.';
  return refuse('artifact-too-large', file, `${named} is larger than any policy.`, hint);
}

/** `artifact-too-many`, likewise. */
export function tooMany(named: string, file = named): Outcome<never> {
  const message = `${named} holds more files than a folder of policies.`;
  return refuse('artifact-too-many', file, message, 'Name a smaller folder.');
}

/** An error about something that was named. */
export function refuse(code: string, file: string, message: string, hint: string): Outcome<never> {
  const diagnostic: Diagnostic = { code, severity: 'error', message, at: { file }, hint };
  return fail([diagnostic]);
}
