import { dirname, join } from 'node:path';
import { type Disk, isCode, quietly } from './disk.ts';
import { parentsOf } from './view.ts';

/**
 * Makes the folders on the way to a path below `root`, of spare ones as long as there are any. What is there already must
 * be a folder, and no link to one.
 */
export function makeParents(disk: Disk, root: string, path: string, made: Set<string>, spares: string[] = []): void {
  for (const parent of parentsOf(path).toReversed()) {
    if (made.has(parent)) continue;
    const place = join(root, parent);
    made.add(parent);
    if (disk.kindOf(place) === 'folder') continue;
    const spare = spares.pop();
    if (spare === undefined) disk.makeFolder(place);
    else disk.move(spare, place);
  }
}

/** The same below a folder in which nothing else is. */
export function makeNewParents(disk: Disk, root: string, path: string, made: Set<string>): void {
  for (const parent of parentsOf(path).toReversed()) {
    if (made.has(parent)) continue;
    made.add(parent);
    try {
      disk.makeFolder(join(root, parent));
    } catch (error) {
      // The disk may take two names for one.
      if (!isCode(error, 'EEXIST') || disk.kindOf(join(root, parent)) !== 'folder') throw error;
    }
  }
}

/** Removes the folders on the way to a path that nothing is left in, as far as the system lets us. */
export function removeEmptyParents(disk: Disk, root: string, path: string): void {
  for (const parent of parentsOf(path)) {
    const place = join(root, parent);
    const kind = disk.kindOf(place);
    // Gone already: whoever removed it may not have come to those above.
    if (kind === undefined) continue;
    if (kind !== 'folder' || (disk.list(place)?.size ?? 0) > 0) return;
    // A shell that stands in it, for example, or a mount.
    quietly(() => disk.removeFolder(place));
  }
}

/** Removes a file, a link, or a folder with everything in it; nothing where nothing is. */
export function removeAll(disk: Disk, path: string): void {
  const kind = disk.kindOf(path);
  if (kind === undefined) return;
  try {
    if (kind !== 'folder') {
      disk.remove(path);
      return;
    }
    for (const name of disk.list(path)?.keys() ?? []) removeAll(disk, join(path, name));
    disk.removeFolder(path);
  } catch (error) {
    // Somebody else clears away the same.
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** Makes a folder with those above it that are missing, and names what it made, the topmost first. */
export function makeFolders(disk: Disk, folder: string): readonly string[] {
  if (disk.kindOf(folder) !== undefined) return [];
  const above = makeFolders(disk, dirname(folder));
  try {
    disk.makeFolder(folder);
    return [...above, folder];
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    // Another build was faster.
    return above;
  }
}

/** Removes those again, as far as nobody has put anything there since. */
export function removeMade(disk: Disk, made: readonly string[]): void {
  for (const each of made.toReversed()) if (disk.list(each)?.size === 0) disk.removeFolder(each);
}
