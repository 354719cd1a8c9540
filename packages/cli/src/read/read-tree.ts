import { type Diagnostic, type FileTree, fail, hasErrors, type Outcome, succeed } from '@mdav/core';
import type { Artifact } from './artifact.ts';
import { joinPath, readBackups } from './read-backups.ts';
import { type FileKind, readFileOf } from './read-file.ts';
import { recognise } from './recognise.ts';

/**
 * Reads everything in a folder that says policy: Group Policy backups as a whole, every other file by its content.
 * What is not recognised is passed over; `artifact-none` when nothing is left, `artifact-passed-over` for objects of
 * Intune that say no settings.
 */
export function readTreeOf(files: FileTree, path: string): Outcome<readonly Artifact[]> {
  const artifacts: Artifact[] = [];
  const diagnostics: Diagnostic[] = [];
  const take = (read: Outcome<Artifact>): void => {
    diagnostics.push(...read.diagnostics);
    if (read.ok) artifacts.push(read.value);
  };
  const backups = backupFolders(files);
  if (backups.length > 0)
    take(
      readBackups(
        only(files, (file) => isInBackup(file, backups)),
        path,
      ),
    );
  for (const [file, bytes] of files) {
    if (isInBackup(file, backups) || isRepeat(file, files, backups)) continue;
    const found = recognise(bytes);
    const place = joinPath(path, file);
    if (found.kind === 'other') diagnostics.push(passedOver(place, found.what));
    else if (found.kind !== 'unknown' && found.kind !== 'fleet')
      take(readFileOf(found.kind satisfies FileKind, bytes, place));
  }
  if (hasErrors(diagnostics)) return fail(diagnostics);
  return artifacts.length === 0 ? fail([...diagnostics, nothing(path)]) : succeed(artifacts, diagnostics);
}

/** The folders that hold a Backup.xml, and the one above them with the list of all. */
function backupFolders(files: FileTree): readonly string[] {
  return [...files.keys()]
    .flatMap((path) => /^(?:(.*)\/)?backup\.xml$/i.exec(path)?.slice(1, 2) ?? [])
    .map((f) => f ?? '');
}

function isInBackup(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => {
    if (folder === '' || path.startsWith(`${folder}/`)) return true;
    const above = folder.includes('/') ? `${folder.slice(0, folder.lastIndexOf('/'))}/` : '';
    return path.toLowerCase() === `${above}manifest.xml`.toLowerCase();
  });
}

/** Files of ours that say again, or take back, what another one beside them says. */
function isRepeat(path: string, files: FileTree, backups: readonly string[]): boolean {
  if (/\.undo\.reg$/i.test(path)) return files.has(path.replace(/\.undo(?=\.reg$)/i, ''));
  const twin = /^(.*\/)?registry\.pol\.txt$/i.exec(path);
  return twin !== null && backups.some((folder) => folder.startsWith(twin[1] ?? ''));
}

function only(files: FileTree, keeps: (path: string) => boolean): FileTree {
  return new Map([...files].filter(([path]) => keeps(path)));
}

function passedOver(file: string, what: string): Diagnostic {
  return {
    code: 'artifact-passed-over',
    severity: 'info',
    message: `This is ${what}; it says no settings and was passed over.`,
    at: { file },
  };
}

function nothing(path: string): Diagnostic {
  return {
    code: 'artifact-none',
    severity: 'error',
    message: `${path} holds no policy: no registry.pol, .reg, LGPO text, Group Policy backup or Intune policy.`,
    at: { file: path },
    hint: 'Name the folder that the policies lie in.',
  };
}
