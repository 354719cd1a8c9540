import { join } from 'node:path';
import { joiner } from '@mdav/core/format';
import { nodeSha256 } from '../hash.ts';
import type { Compared } from './compare.ts';
import { type Disk, isCode, isSystem, quietly } from './disk.ts';
import { OutputBlocked, OutputUnsettled } from './errors.ts';
import { makeParents, removeAll, removeEmptyParents } from './folders.ts';
import { decodeJournal, encodeJournal, type Journal, type Move } from './journal.ts';
import { JOURNAL, JOURNAL_BACK, MANIFEST, STAGE } from './names.ts';
import { type View, viewOf } from './view.ts';

/*
 * A folder is changed in three steps, each the only one that counts until the next is complete:
 *
 *   1. Everything new is written into the stage, and everything that will go gets a second name there. The output is
 *      the old one, whole.
 *   2. One rename puts the journal into the folder. From here on the new output is decided, and both outputs are whole
 *      on the disk: the old one under the names `old-N`, the new one under `new-N` or in place.
 *   3. The moves are made, each of which may have been made already, the manifest last; none of them needs room.
 *      Then the journal goes, and the output is the new one, whole.
 *
 * Whoever opens the folder and finds a stage without a journal clears it (1 never happened); whoever finds a journal
 * makes the moves (2 happened). A move that the system refuses turns the journal round with one rename; from there on
 * the old output is decided, and the same holds for the way back.
 *
 * All of this is to be called under the lock of the folder.
 */

/** What is to be done. */
export interface Change {
  readonly moves: readonly Move[];
  /** How many folders the moves need that are not there, or the way back when they are gone. */
  readonly folders: number;
}

/** Makes a change. It is made whole, or an error says why not and the folder is as it was. */
export function commit(disk: Disk, root: string, files: Compared, { moves, folders }: Change, by: string): void {
  const joined = joiner();
  const journal: Journal = { formatVersion: 1, by, moves };
  const stage = join(root, STAGE);
  disk.makeFolder(stage);
  try {
    moves.forEach(({ path, was, becomes }, index) => {
      if (becomes !== undefined) disk.create(join(stage, `new-${index}`), joined(files.get(path)?.content ?? []));
      if (was !== undefined) linkOrCopy(disk, join(root, path), join(stage, `old-${index}`));
    });
    for (let index = 0; index < folders; index++) disk.makeFolder(join(stage, `folder-${index}`));
    disk.create(join(stage, 'journal'), encodeJournal(journal));
    disk.move(join(stage, 'journal'), join(root, JOURNAL));
  } catch (error) {
    // The error is the news, also where clearing fails as well: the next run clears.
    quietly(() => removeAll(disk, stage));
    throw error;
  }
  forwardOrBack(disk, root, journal);
}

/** What was done about an interrupted change, and who had begun it. */
export interface Recovered {
  /** `finished`: the new output is whole. `undone`: the old one is. `cleared`: the old one always was. */
  readonly how: 'finished' | 'undone' | 'cleared';
  readonly by?: string;
}

/**
 * Finishes an interrupted change, or clears what one left that was not decided yet.
 *
 * Throws `OutputUnsettled` when that cannot be done, and `OutputBlocked` when somebody has put something of his own
 * where a file goes since; the journal stays then.
 */
export function recover(disk: Disk, root: string): Recovered | undefined {
  const view = viewOf(disk, root);
  const journal = journalIn(view, root);
  if (journal === undefined) {
    if (view.kindOf(STAGE) === undefined) return undefined;
    removeAll(disk, join(root, STAGE));
    return { how: 'cleared' };
  }
  const { by } = journal;
  if (view.kindOf(JOURNAL) === undefined) {
    refuseLosing(view, root, journal, 'old');
    backward(disk, root, journal);
    return { how: 'undone', by };
  }
  refuseLosing(view, root, journal, 'new');
  forwardOrBack(disk, root, journal);
  return { how: 'finished', by };
}

/** The change that is decided and not made; nothing when there is none. Throws `OutputUnsettled` for what is no journal. */
function journalIn(view: View, root: string): Journal | undefined {
  const name = [JOURNAL, JOURNAL_BACK].find((each) => view.kindOf(each) !== undefined);
  if (name === undefined) return undefined;
  const bytes = view.read(name);
  const journal = bytes && decodeJournal(bytes);
  if (journal === undefined) throw new OutputUnsettled(root, `${name} is not a journal that this version writes`);
  return journal;
}

function forwardOrBack(disk: Disk, root: string, journal: Journal): void {
  try {
    forward(disk, root, journal);
  } catch (error) {
    try {
      disk.move(join(root, JOURNAL), join(root, JOURNAL_BACK));
      backward(disk, root, journal);
    } catch (second) {
      if (!isSystem(error) || !isSystem(second)) throw second;
      throw new OutputUnsettled(root, `${error.message}; and on the way back: ${second.message}`, error);
    }
    throw error;
  }
}

/** What goes, goes first: on a disk without regard to case its name may be that of something that comes. */
function forward(disk: Disk, root: string, { moves }: Journal): void {
  const view = viewOf(disk, root);
  for (const { path, was, becomes } of moves) {
    // Edited since: it stays, as it would have stayed before.
    if (becomes !== undefined || hashOf(view, path) !== was) continue;
    disk.remove(join(root, path));
  }
  for (const { path, becomes } of moves) if (becomes === undefined) removeEmptyParents(disk, root, path);
  const made = new Set<string>();
  const spares = sparesIn(view, root);
  const fresh = moves.flatMap(({ path, becomes }, index) => (becomes === undefined ? [] : [{ path, index }]));
  // Whoever reads the manifest first and last knows by it whether something happened in between.
  fresh.sort((a, b) => Number(a.path === MANIFEST) - Number(b.path === MANIFEST));
  for (const { path, index } of fresh) {
    const staged = `${STAGE}/new-${index}`;
    if (view.kindOf(staged) !== 'file') continue;
    makeParents(disk, root, path, made, spares);
    disk.move(join(root, staged), join(root, path));
  }
  finish(disk, root, JOURNAL);
}

function backward(disk: Disk, root: string, { moves }: Journal): void {
  const view = viewOf(disk, root);
  const created = moves.flatMap(({ path, was, becomes }) => (was === undefined ? [{ path, becomes }] : []));
  for (const { path, becomes } of created) {
    if (view.kindOf(path) === 'file' && hashOf(view, path) === becomes) disk.remove(join(root, path));
  }
  for (const { path } of created) removeEmptyParents(disk, root, path);
  const made = new Set<string>();
  const spares = sparesIn(view, root);
  moves.forEach(({ path, was }, index) => {
    const saved = `${STAGE}/old-${index}`;
    // What holds the file that could not be replaced does not let it be moved back onto itself either.
    if (was === undefined || view.kindOf(saved) !== 'file' || hashOf(view, path) === was) return;
    makeParents(disk, root, path, made, spares);
    disk.move(join(root, saved), join(root, path));
  });
  finish(disk, root, JOURNAL_BACK);
}

function finish(disk: Disk, root: string, journal: string): void {
  disk.remove(join(root, journal));
  // Without a journal the stage means nothing: an error here is not one of the output.
  quietly(() => removeAll(disk, join(root, STAGE)));
}

/** Before a change is completed that another run began: nothing that somebody put there since may be lost. */
function refuseLosing(view: View, root: string, { moves }: Journal, side: 'new' | 'old'): void {
  const arrives = ({ was, becomes }: Move) => (side === 'new' ? becomes : was);
  const leaving = new Set(moves.flatMap((move) => (arrives(move) === undefined ? [move.path] : [])));
  const blocked: string[] = [];
  moves.forEach((move, index) => {
    const { path, was, becomes } = move;
    const hash = arrives(move);
    const waiting = hash === undefined ? undefined : view.read(`${STAGE}/${side}-${index}`);
    if (waiting === undefined) return;
    if (nodeSha256(waiting) !== hash) throw new OutputUnsettled(root, `the ${side} ${path} is damaged`);
    const inTheWay = view.inTheWayOf(path);
    if (inTheWay !== undefined && !leaving.has(inTheWay)) blocked.push(inTheWay);
    const found = view.kindOf(path);
    if (found === 'other' || (found === 'file' && ![was, becomes].includes(hashOf(view, path)))) blocked.push(path);
  });
  if (blocked.length > 0) throw new OutputBlocked(root, blocked);
}

/** Folders that were made while the disk had room for them: once a change is decided, nothing of it needs room. */
function sparesIn(view: View, root: string): string[] {
  return view
    .names(STAGE)
    .filter((name) => name.startsWith('folder-'))
    .map((name) => join(root, STAGE, name));
}

function hashOf(view: View, path: string): string | undefined {
  const bytes = view.read(path);
  return bytes && nodeSha256(bytes);
}

/** Some file systems know no second names. */
function linkOrCopy(disk: Disk, from: string, to: string): void {
  try {
    disk.link(from, to);
  } catch (error) {
    // What lies on another file system can be neither moved here nor back.
    if (isCode(error, 'ENOENT', 'ENOSPC', 'EDQUOT', 'EXDEV')) throw error;
    disk.create(to, disk.read(from));
  }
}
