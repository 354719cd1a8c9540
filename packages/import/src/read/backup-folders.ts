import type { FileTree } from '@mdav/core';

/** The folder of a backup, with its files and the manifest that lists it. */
export interface BackupFolder {
  /** Empty for the tree itself. */
  readonly folder: string;
  /** Paths of its files. */
  readonly own: readonly string[];
  readonly manifest?: string;
}

/** The folders of Group Policy backups among paths, by path: those with a `Backup.xml`, in whatever case. */
export function backupFolders(paths: readonly string[]): readonly BackupFolder[] {
  const folders = paths
    .flatMap((path) => /^(?:(.*)\/)?backup\.xml$/i.exec(path)?.slice(1, 2) ?? [])
    .map((folder) => folder ?? '');
  const below = (path: string, folder: string) => folder === '' || path.startsWith(`${folder}/`);
  return folders.sort().map((folder) => {
    const inner = folders.filter((other) => other !== folder && below(other, folder));
    const own = paths.filter((path) => below(path, folder) && !inner.some((other) => below(path, other)));
    const parent = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/') + 1) : '';
    const manifest = paths.find(
      (path) => folder !== '' && path.toLowerCase() === `${parent}manifest.xml`.toLowerCase(),
    );
    return { folder, own, ...(manifest === undefined ? {} : { manifest }) };
  });
}

/** True for what takes back another file, and for the text that says what the backup beside it says. */
export function isRepeat(path: string, files: FileTree, folders: readonly BackupFolder[]): boolean {
  const undone = /^(.+)\.undo\.reg$/i.exec(path)?.[1];
  if (undone !== undefined) return files.has(`${undone}.reg`);
  const twin = /^(.*\/)?registry\.pol\.txt$/i.exec(path);
  return twin !== null && folders.some(({ folder }) => folder.startsWith(`${twin[1] ?? ''}{`));
}
