import { dirname, join } from 'node:path';
import type { Io } from '../../program/io.ts';
import { type Disk, isCode, nodeDisk } from './disk.ts';
import { OutputBusy, OutputUnsettled } from './errors.ts';
import { withLock } from './lock.ts';
import { MANIFEST, roleOf } from './names.ts';
import { recoveredWords } from './recovered-words.ts';
import { type Recovered, recover } from './transaction.ts';
import { type View, viewOf } from './view.ts';

/** So often is a folder read again that a build changes meanwhile. */
const TRIES = 5;

/**
 * Reads something at a path. Where that lies in an output folder, it is read as one build left it: what an interrupted
 * build had decided is finished first, and when a build comes in between it is read again.
 *
 * Throws an `OutputError` when there is an interrupted build that cannot be finished.
 */
export function readSettled<T>(place: string, { err }: Pick<Io, 'err'>, read: () => T, disk: Disk = nodeDisk): T {
  const root = outputAround(disk, place);
  if (root === undefined) return read();
  for (let tries = 0; tries < TRIES; tries++) {
    const recovered = settle(disk, root);
    if (recovered !== undefined) err(`${recoveredWords(recovered)}\n`);
    const before = stateOf(viewOf(disk, root));
    const isSettled = () => before !== undefined && before === stateOf(viewOf(disk, root));
    try {
      const value = read();
      if (isSettled()) return value;
    } catch (error) {
      // A file that went while it was about to be read, and nothing else, is no news where a build came in between.
      if (!isCode(error, 'ENOENT', 'ENOTDIR') || isSettled()) throw error;
    }
  }
  throw new OutputBusy(root, 'one build after the other');
}

/** Finishes what an interrupted build had decided; nothing where none has. */
function settle(disk: Disk, root: string): Recovered | undefined {
  if (stateOf(viewOf(disk, root)) !== undefined) return undefined;
  try {
    return withLock(disk, root, () => recover(disk, root)).value;
  } catch (error) {
    if (!isCode(error, 'EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOSPC', 'EDQUOT')) throw error;
    throw new OutputUnsettled(root, (error as Error).message, error);
  }
}

/** The output folder that a path lies in: the nearest with a manifest or a journal. */
function outputAround(disk: Disk, place: string): string | undefined {
  for (let folder = place; ; folder = dirname(folder)) {
    if (disk.kindOf(join(folder, MANIFEST)) !== undefined || stateOf(viewOf(disk, folder)) === undefined)
      return disk.real(folder);
    if (dirname(folder) === folder) return undefined;
  }
}

/** The manifest, which changes with every other file; nothing while a change is decided and not made. */
function stateOf(view: View): string | undefined {
  if (view.names('').some((name) => roleOf(name) === 'journal')) return undefined;
  return Buffer.from(view.read(MANIFEST) ?? []).toString('latin1');
}
