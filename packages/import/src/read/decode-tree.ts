import type { FileTree, Outcome } from '@mdav/core';
import { type BackupFolder, backupFolders, isRepeat } from './backup-folders.ts';
import { type DecodedBackup, decodeBackup, joinPath } from './decode-backup.ts';
import { decodeFile } from './decode-file.ts';
import type { DecodedFile } from './decoded-file.ts';
import { type Recognised, recognise } from './recognise.ts';

/** Something in a tree that was recognised as policy, and what became of decoding it. */
interface Found<Decoded> {
  /** Where it lies, as the user named it. */
  readonly path: string;
  readonly outcome: Outcome<Decoded>;
}

/** The policies among files. */
export interface DecodedTree {
  /** Group Policy backups, in the order of the list beside them; what it does not name follows by path. */
  readonly backups: readonly Found<DecodedBackup>[];
  readonly files: readonly (Found<DecodedFile> & { readonly kind: DecodedFile['kind'] })[];
  /** Files that are no policy, with what they are. */
  readonly others: readonly {
    readonly path: string;
    readonly found: Exclude<Recognised, { kind: DecodedFile['kind'] }>;
  }[];
}

/**
 * Decodes everything in a tree that says policy: Group Policy backups as a whole, every other file by its content,
 * whatever it is called. Files that repeat or take back what another one says are left out. One that cannot be decoded
 * does not hide the others. `root` is how the user named the tree; a file that was named itself has the empty path.
 */
export function decodeTree(tree: FileTree, root: string): DecodedTree {
  const folders = backupFolders([...tree.keys()]);
  const inBackup = new Set(
    folders.flatMap(({ own, manifest }) => [...own, ...(manifest === undefined ? [] : [manifest])]),
  );
  const files: (Found<DecodedFile> & { readonly kind: DecodedFile['kind'] })[] = [];
  const others: DecodedTree['others'][number][] = [];
  for (const [file, bytes] of tree) {
    if (inBackup.has(file) || isRepeat(file, tree, folders)) continue;
    const path = joinPath(root, file);
    const found = recognise(bytes);
    if (found.kind === 'other' || found.kind === 'unknown' || found.kind === 'fleet') others.push({ path, found });
    else files.push({ kind: found.kind, path, outcome: decodeFile(found.kind, bytes, path) });
  }
  const backups = inListedOrder(folders, tree).map((folder) => {
    const path = joinPath(root, folder.folder);
    return { path, outcome: decodeBackup(tree, folder, path) };
  });
  return { backups, files, others };
}

/** A manifest keeps an order of its own, which is that of the ids in its text. */
function inListedOrder(folders: readonly BackupFolder[], tree: FileTree): readonly BackupFolder[] {
  const listed = new Map<string, string>();
  const place = ({ folder, manifest }: BackupFolder): number => {
    if (manifest === undefined) return Number.MAX_SAFE_INTEGER;
    const text = listed.get(manifest) ?? new TextDecoder().decode(tree.get(manifest)).toUpperCase();
    listed.set(manifest, text);
    const index = text.indexOf(folder.slice(folder.lastIndexOf('/') + 1).toUpperCase());
    return index === -1 ? Number.MAX_SAFE_INTEGER : index;
  };
  const above = ({ folder }: BackupFolder) => folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  return folders
    .map((folder) => ({ folder, above: above(folder), place: place(folder) }))
    .sort((a, b) => compare(a.above, b.above) || a.place - b.place || compare(a.folder.folder, b.folder.folder))
    .map(({ folder }) => folder);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
