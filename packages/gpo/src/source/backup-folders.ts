import type { FileTree, GatheredFolder } from '@mdav/core/format';
import { GPO_UNDO } from '../backup/paths.ts';

/** The folder of a backup, with the list of backups that names it. */
interface BackupFolder extends GatheredFolder {
  readonly manifest: string | undefined;
}

/**
 * The folders of Group Policy backups in a tree, those with a `Backup.xml` in whatever case, with the list beside them and
 * the text twin that mdav writes. They come in the order of the list; what that does not name follows by path. What takes
 * the backup beside it back belongs to that one: an estate that has the policy does not have both.
 */
export function gatherBackups(files: FileTree): readonly GatheredFolder[] {
  const paths = [...files.keys()];
  const folders = paths
    .flatMap((path) => /^(?:(.*)\/)?backup\.xml$/i.exec(path)?.slice(1, 2) ?? [])
    .map((folder) => folder ?? '')
    .sort();
  const gathered = folders.map((folder): BackupFolder => {
    const inner = folders.filter((other) => other !== folder && isBelow(other, folder));
    const inside = paths.filter((path) => isBelow(path, folder) && !inner.some((other) => isBelow(path, other)));
    const manifest = paths.find((path) => folder !== '' && isBeside(path, folder, 'manifest.xml'));
    const twin = nameOf(folder).startsWith('{')
      ? paths.filter((path) => isBeside(path, folder, 'registry.pol.txt'))
      : [];
    return { folder, own: [...inside, ...(manifest === undefined ? [] : [manifest]), ...twin], manifest };
  });
  return inListedOrder(withUndo(gathered, paths), files);
}

/** The backups without those that take another one back, whose files become files of the backup that they are for. */
function withUndo(folders: readonly BackupFolder[], paths: readonly string[]): readonly BackupFolder[] {
  const isFor = (undo: BackupFolder, backup: BackupFolder) =>
    `/${parentOf(undo.folder)}`.endsWith(`/${GPO_UNDO}/`) &&
    parentOf(backup.folder) === `${parentOf(undo.folder).slice(0, -`${GPO_UNDO}/`.length)}gpo/`;
  return folders
    .filter((folder) => !folders.some((backup) => isFor(folder, backup)))
    .map((backup) => {
      const undo = folders.find((folder) => isFor(folder, backup));
      if (undo === undefined) return backup;
      return {
        ...backup,
        own: [...backup.own, ...paths.filter((path) => isBelow(path, parentOf(undo.folder).slice(0, -1)))],
      };
    });
}

/** True for a path in a folder, at any depth. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function isBeside(path: string, folder: string, name: string): boolean {
  return path.toLowerCase() === `${parentOf(folder)}${name}`.toLowerCase();
}

/** The folder above, with a slash at its end. */
function parentOf(folder: string): string {
  return folder.slice(0, folder.lastIndexOf('/') + 1);
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** A list of backups keeps an order of its own, which is that of the ids in its text. */
function inListedOrder(folders: readonly BackupFolder[], files: FileTree): readonly GatheredFolder[] {
  const listed = new Map<string, string>();
  const place = ({ folder, manifest }: BackupFolder): number => {
    if (manifest === undefined) return Number.MAX_SAFE_INTEGER;
    const text =
      listed.get(manifest) ?? new TextDecoder().decode(files.get(manifest) ?? new Uint8Array()).toUpperCase();
    listed.set(manifest, text);
    const index = text.indexOf(nameOf(folder).toUpperCase());
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  return folders
    .map(({ folder, own, manifest }) => ({
      folder,
      own,
      above: parentOf(folder),
      place: place({ folder, own, manifest }),
    }))
    .sort((a, b) => compare(a.above, b.above) || a.place - b.place || compare(a.folder, b.folder))
    .map(({ folder, own }) => ({ folder, own }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
