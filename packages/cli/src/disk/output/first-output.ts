import { dirname, join } from 'node:path';
import { joiner } from '@mdav/core/format';
import { type Disk, isCode } from './disk.ts';
import { type Files, tellOrder } from './files.ts';
import { makeFolders, makeNewParents, removeAll, removeMade } from './folders.ts';
import { newBeside, ownerOfNew } from './names.ts';

/** Somebody else was faster, or nothing can be made or moved beside the folder; inside it may well be possible. */
const NOT_HERE = ['ENOTEMPTY', 'EEXIST', 'EXDEV', 'EBUSY', 'EPERM', 'EACCES', 'EROFS', 'ENAMETOOLONG'];

/**
 * Makes an output folder that is not there yet: all of it beside its place, then one rename. Until then there is no
 * output, and then a whole one. Names the files; nothing: it could not be done this way, and nothing is left of the attempt.
 */
export function makeFirst(disk: Disk, folder: string, files: Files): readonly string[] | undefined {
  const above = makeFolders(disk, dirname(folder));
  const fresh = newBeside(folder, disk.owners.here());
  try {
    disk.makeFolder(fresh);
    const made = new Set<string>();
    const created: string[] = [];
    const joined = joiner();
    for (const [path, content] of files) {
      makeNewParents(disk, fresh, path, made);
      disk.create(join(fresh, path), joined(content));
      created.push(path);
    }
    disk.move(fresh, folder);
    return created.sort(tellOrder);
  } catch (error) {
    removeAll(disk, fresh);
    if (isCode(error, ...NOT_HERE)) return undefined;
    removeMade(disk, above);
    throw error;
  }
}

/** What was to take a place when its process was killed. */
export function leftBeside(disk: Disk, place: string): readonly string[] {
  const parent = dirname(place);
  return [...(disk.list(parent)?.keys() ?? [])].filter((name) => {
    const owner = ownerOfNew(place, name);
    if (owner === undefined) return false;
    return disk.owners.isAtWork(owner, Date.now() - (disk.writtenAt(join(parent, name)) ?? 0)) === false;
  });
}

/** Clears that away, as far as the system lets us: it is no part of any output. */
export function clearBeside(disk: Disk, place: string): void {
  try {
    for (const name of leftBeside(disk, place)) removeAll(disk, join(dirname(place), name));
  } catch (error) {
    if (!isCode(error, 'EACCES', 'EPERM', 'EROFS', 'EBUSY')) throw error;
  }
}
