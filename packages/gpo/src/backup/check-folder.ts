import type { Diagnostic } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import type { XmlElement } from '@mdav/xml';
import type { GpoBackup, KeptFile } from './form.ts';
import type { BackupInstance } from './instance.ts';
import { listedFiles } from './listing.ts';
import { comparablePath, SYSVOL_FOLDER } from './paths.ts';
import { describeKept } from './residue.ts';

/** Where the folder of a backup was found. */
export interface FolderContext {
  /** Path of the folder in the tree that was read; empty for the tree itself. */
  readonly folder: string;
  readonly name: string;
  /** What the manifest beside it says about it. */
  readonly instance: BackupInstance | undefined;
}

/**
 * What the files of a backup say about each other's identity: `gpo-backup-bad-field`, `gpo-backup-id-mismatch`,
 * `gpo-backup-gpo-mismatch`.
 */
export function checkIdentity(
  backup: GpoBackup,
  context: FolderContext,
  instance: BackupInstance | undefined,
  file: string,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  if (backup.id === undefined) {
    diagnostics.push({
      code: 'gpo-backup-bad-field',
      severity: 'warning',
      message: `The backup has no id: "${instance?.ID ?? ''}" is no GUID in braces, and its folder is not named by one.`,
      at: { file },
      hint: 'Name the folder by the id of the backup.',
    });
  } else if (context.name !== '' && backup.id.toUpperCase() !== context.name.toUpperCase()) {
    diagnostics.push({
      code: 'gpo-backup-id-mismatch',
      severity: 'info',
      message: `The folder is named ${context.name}, and the backup calls itself ${backup.id}; LGPO.exe writes it so.`,
      at: { file },
    });
  }
  if (instance !== undefined && instance.GPOGuid.toUpperCase() !== backup.gpo.id.toUpperCase()) {
    diagnostics.push({
      code: 'gpo-backup-gpo-mismatch',
      severity: 'warning',
      message: `Backup.xml is about the GPO ${backup.gpo.id}, and bkupInfo.xml about ${instance.GPOGuid || 'none'}.`,
      at: { file },
      hint: 'Check that both files come from the same backup.',
    });
  }
  return diagnostics;
}

/** Files of a backup that say nothing to a device; as comparable paths. */
const NOTES = /\/(?:gpo\.cmt|comment\.cmtx)$|\/adm\//;

/**
 * Whether Backup.xml lists what is there: `gpo-backup-missing-file` for notes, `gpo-backup-unread-part` for policy,
 * `gpo-backup-unlisted-file`.
 */
export function checkListing(files: FileTree, extensions: readonly XmlElement[], file: string): readonly Diagnostic[] {
  const listed = new Set(listedFiles(extensions));
  const present = new Map([...files.keys()].map((path) => [comparablePath(path), path]));
  const missing = [...listed].filter((path) => !present.has(path));
  const unlisted = [...present].filter(
    ([path]) => path.startsWith(`${SYSVOL_FOLDER.toLowerCase()}/`) && !listed.has(path),
  );
  return [
    ...missing.map(
      (path): Diagnostic => ({
        code: NOTES.test(path) ? 'gpo-backup-missing-file' : 'gpo-backup-unread-part',
        severity: 'warning',
        message: `Backup.xml lists ${path}, which is not there; an import stops at it${NOTES.test(path) ? '' : ', and what it says is not known'}.`,
        at: { file },
        hint: 'Restore the file; archives made on Windows often leave out hidden ones.',
      }),
    ),
    ...unlisted.map(
      ([, path]): Diagnostic => ({
        code: 'gpo-backup-unlisted-file',
        severity: 'warning',
        message: `${path} is in the folder, but Backup.xml does not list it; an import may leave it out.`,
        at: { file },
        hint: 'Add the file to Backup.xml, or remove it.',
      }),
    ),
  ];
}

/** Names what the reader kept without understanding it: `gpo-backup-other-content`. */
export function nameKept(kept: readonly KeptFile[], { folder }: FolderContext): readonly Diagnostic[] {
  if (kept.length === 0) return [];
  const names = kept.map(({ path }) => `${path.replace(`${SYSVOL_FOLDER}/`, '')} (${describeKept(path)})`);
  return [
    {
      code: 'gpo-backup-other-content',
      severity: 'info',
      message: `Kept as it is, because it is not registry policy: ${names.join(', ')}.`,
      at: folder === '' ? {} : { file: folder },
    },
  ];
}
