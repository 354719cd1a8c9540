import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { joinPath, type NamedFiles, notRead } from '@mdav/import';
import { leadsTo, readFiles, readSmall, TooManyFiles, walkFolder } from './file-tree.ts';

/** Files of a Group Policy backup that stand for the folder they lie in. */
const STANDS_FOR_FOLDER = /^(?:backup|bkupinfo|manifest)\.xml$/i;

/**
 * Reads a file, or every file of a folder, from the disk.
 *
 * Errors: `artifact-not-found`, `artifact-too-large`, `artifact-too-many`, `import-not-readable`. Warnings:
 * `artifact-not-read`.
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
    if (stat.isDirectory()) return readFolder(place, root === '.' ? '' : root);
    if (STANDS_FOR_FOLDER.test(basename(place))) return readNamed(dirname(named), cwd);
    const bytes = readSmall(place);
    return bytes === undefined ? tooLarge(named, root) : succeed({ root, files: new Map([['', bytes]]) });
  } catch (error) {
    if (error instanceof TooManyFiles) return tooMany(named, root);
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return refuse('import-not-readable', root, `${named} cannot be read: ${why}.`, 'Check the permissions.');
  }
}

/** What of a folder is not looked at is named, unless it stands there a second time. */
function readFolder(place: string, root: string): Outcome<NamedFiles> {
  const { paths, links } = walkFolder(place);
  const files = readFiles(place, paths);
  const large = paths
    .filter((path) => !files.has(path))
    .map((path) => notRead(joinPath(root, path), 'It is larger than any policy.', 'Take it out of the folder.'));
  const linked = links.flatMap((link) => {
    const to = leadsTo(place, link);
    if (to === 'inside') return [];
    const why = to === 'nowhere' ? 'It is a link that leads nowhere.' : 'It is a link, and links are not followed.';
    const hint = to === 'nowhere' ? 'Remove the link, or export again what it led to.' : 'Name what it leads to.';
    return notRead(joinPath(root, link), why, hint);
  });
  return succeed({ root, files }, [...large, ...linked]);
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
