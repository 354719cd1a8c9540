import { resolve } from 'node:path';
import { type Asks, type Changes, changesOf } from './changes.ts';
import { type Compared, compareAgain, compareEach } from './compare.ts';
import { type Disk, isSystem, nodeDisk } from './disk.ts';
import { OutputBlocked } from './errors.ts';
import type { Files } from './files.ts';
import { clearBeside, makeFirst } from './first-output.ts';
import { makeFolders, removeMade } from './folders.ts';
import { withLock } from './lock.ts';
import { roleOf } from './names.ts';
import { commit, type Recovered, recover } from './transaction.ts';
import { type View, viewOf } from './view.ts';

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
 * is, and nothing at all where nothing changes. What the files throw while they are made ends it the same way. Of files
 * that change, come or go, what `asks` wants is kept.
 *
 * Throws `OutputBlocked` when something that mdav did not write stands where a file has to go, `OutputBusy` while
 * another build writes to the folder, and `OutputUnsettled` when an interrupted build can be neither finished nor undone.
 */
export function writeTree(given: string, files: Files, disk: Disk = nodeDisk, asks?: Asks): Written {
  const named = resolve(given);
  clearBeside(disk, named);
  const created = disk.kindOf(named) === undefined ? makeFirst(disk, named, files) : undefined;
  if (created !== undefined) return { created, changed: [], unchanged: [], removed: [], kept: [] };
  const made = makeFolders(disk, named);
  try {
    const folder = disk.real(named);
    const view = viewOf(disk, folder);
    const compared = compareEach(forgiving(view), files);
    return changesNothing(view, folder, compared) ?? writeLocked(disk, folder, files, compared, asks);
  } catch (error) {
    removeMade(disk, made);
    throw error;
  }
}

/** Another build may be changing what is looked at before there is a lock; what counts is seen under it. */
function forgiving(view: View): Pick<View, 'read'> {
  return {
    read(path) {
      try {
        return view.read(path);
      } catch (error) {
        if (isSystem(error)) return undefined;
        throw error;
      }
    },
  };
}

/** What is there when it is all that is wanted; nothing when there is something to do, or somebody else at work. */
function changesNothing(view: View, folder: string, compared: Compared): Written | undefined {
  try {
    if (view.names('').some((name) => roleOf(name) !== undefined)) return undefined;
    const { change, ...changes } = changesOf(view, folder, compared);
    return change.moves.length === 0 ? changes : undefined;
  } catch (error) {
    if (error instanceof OutputBlocked || isSystem(error)) return undefined;
    throw error;
  }
}

function writeLocked(disk: Disk, folder: string, files: Files, before: Compared, asks: Asks | undefined): Written {
  const { value, stale } = withLock(disk, folder, (by): Written => {
    const recovered = recover(disk, folder);
    const view = viewOf(disk, folder);
    const compared = compareAgain(view, before) ?? compareEach(view, files);
    const { change, ...changes } = changesOf(view, folder, compared, asks);
    if (change.moves.length > 0) commit(disk, folder, compared, change, by);
    return { ...changes, ...(recovered === undefined ? {} : { recovered }) };
  });
  return { ...value, ...(stale === undefined ? {} : { stale }) };
}
