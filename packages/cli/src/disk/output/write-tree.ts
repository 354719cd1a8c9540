import { resolve } from 'node:path';
import type { FileTree } from '@mdav/core/format';
import { type Changes, changesOf } from './changes.ts';
import { type Disk, isSystem, nodeDisk } from './disk.ts';
import { OutputBlocked } from './errors.ts';
import { clearBeside, makeFirst } from './first-output.ts';
import { makeFolders } from './folders.ts';
import { withLock } from './lock.ts';
import { roleOf } from './names.ts';
import { commit, type Recovered, recover } from './transaction.ts';
import { viewOf } from './view.ts';

/** What became of the output folder. */
export interface Written extends Changes {
  /** What an interrupted build had left, and what became of that. */
  readonly recovered?: Recovered;
  /** Who had held the folder and ended without giving it back. */
  readonly stale?: string;
}

/**
 * Writes a build into a folder. Whatever ends it leaves the old output or the new one, whole, or a journal with which
 * the next run completes what was decided. Files that mdav did not write are never touched, nothing outside the folder
 * is, and nothing at all where nothing changes.
 *
 * Throws `OutputBlocked` when something that mdav did not write stands where a file has to go, `OutputBusy` while
 * another build writes to the folder, and `OutputUnsettled` when an interrupted build can be neither finished nor undone.
 */
export function writeTree(given: string, files: FileTree, disk: Disk = nodeDisk): Written {
  const named = resolve(given);
  clearBeside(disk, named);
  if (disk.kindOf(named) === undefined && makeFirst(disk, named, files))
    return { created: [...files.keys()], changed: [], unchanged: [], removed: [], kept: [] };
  const made = makeFolders(disk, named);
  const folder = disk.real(named);
  const nothing = changesNothing(disk, folder, files);
  if (nothing !== undefined) return nothing;
  try {
    return writeLocked(disk, folder, files);
  } catch (error) {
    for (const each of made.toReversed()) if (disk.list(each)?.size === 0) disk.removeFolder(each);
    throw error;
  }
}

/** What is there when it is all that is wanted; nothing when there is something to do, or somebody else at work. */
function changesNothing(disk: Disk, folder: string, files: FileTree): Written | undefined {
  const view = viewOf(disk, folder);
  if (view.names('').some((name) => roleOf(name) !== undefined)) return undefined;
  try {
    const { change, ...changes } = changesOf(view, folder, files);
    return change.moves.length === 0 ? changes : undefined;
  } catch (error) {
    // Another build may be changing what is looked at here; what counts is seen under the lock.
    if (error instanceof OutputBlocked || isSystem(error)) return undefined;
    throw error;
  }
}

function writeLocked(disk: Disk, folder: string, files: FileTree): Written {
  const { value, stale } = withLock(disk, folder, (by): Written => {
    const recovered = recover(disk, folder);
    const { change, ...changes } = changesOf(viewOf(disk, folder), folder, files);
    if (change.moves.length > 0) commit(disk, folder, files, change, by);
    return { ...changes, ...(recovered === undefined ? {} : { recovered }) };
  });
  return { ...value, ...(stale === undefined ? {} : { stale }) };
}
