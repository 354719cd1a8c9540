import type { Manifest } from '@mdav/core';
import { joiner } from '@mdav/core/format';
import { nodeSha256 } from '../hash.ts';
import type { Compared } from './compare.ts';
import { OutputBlocked } from './errors.ts';
import type { Move } from './journal.ts';
import { hashesOf, manifestIn } from './manifest.ts';
import { MANIFEST } from './names.ts';
import type { Change } from './transaction.ts';
import { parentsOf, type View } from './view.ts';

/** What a build does to the files of its folder. */
export interface Changes {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files of the last build that this one does not have. */
  readonly removed: readonly string[];
  /** Files of the last build that somebody edited since and that this build does not have: left as they are. */
  readonly kept: readonly string[];
  /** What the last build said of itself; absent where there was none. */
  readonly last?: Manifest;
  /** Files that change, come or go, as far as somebody asked for what is in them. */
  readonly contents?: ReadonlyMap<string, Contents>;
}

/** What was in a file, and what is to be. */
export interface Contents {
  readonly was?: Uint8Array;
  readonly is?: Uint8Array;
}

/** Says of which paths the content is asked for. */
export type Asks = (path: string) => boolean;

/**
 * What is to be done so that a folder holds what it was compared with.
 *
 * Throws `OutputBlocked` when something that mdav did not write stands where a file has to go.
 */
export function changesOf(
  view: View,
  root: string,
  wanted: Compared,
  asks: Asks = () => false,
): Changes & { readonly change: Change } {
  const manifest = manifestIn(view);
  const before = hashesOf(manifest);
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  const moves: Move[] = [];
  for (const [path, { was, becomes }] of wanted) {
    if (was === becomes) {
      unchanged.push(path);
      continue;
    }
    (was === undefined ? created : changed).push(path);
    moves.push({ path, becomes, ...(was === undefined ? {} : { was }) });
  }
  const removed: string[] = [];
  const kept: string[] = [];
  for (const [path, hash] of before) {
    const old = wanted.has(path) ? undefined : view.read(path);
    if (old === undefined) continue;
    const isOurs = nodeSha256(old) === hash;
    (isOurs ? removed : kept).push(path);
    if (isOurs) moves.push({ path, was: hash });
  }
  const going = new Set(removed);
  const blocked = [
    ...created.filter((path) => isTaken(view, path, going)),
    ...changed.filter((path) => (path === MANIFEST ? manifest === undefined : !before.has(path))),
  ];
  if (blocked.length > 0) {
    // A link or a file on the way is what is in the way, however many files were to go below it.
    const inTheWay = new Set(blocked.map((path) => view.inTheWayOf(path) ?? path));
    throw new OutputBlocked(root, [...inTheWay], manifest === undefined && unchanged.length > 0);
  }
  const folders = foldersOf(created).filter(
    (folder) => view.kindOf(folder) !== 'folder' || isLeftEmpty(view, folder, going),
  );
  const emptied = foldersOf(removed).filter((folder) => isLeftEmpty(view, folder, going));
  const change = { moves, folders: folders.length + emptied.length };
  const asked = [...changed, ...created, ...removed].filter(asks);
  const contents = new Map(asked.map((path) => [path, contentsOf(view, wanted, path)]));
  const last = manifest === undefined ? {} : { last: manifest };
  return { created, changed, unchanged, removed, kept, ...last, ...(contents.size === 0 ? {} : { contents }), change };
}

function contentsOf(view: View, wanted: Compared, path: string): Contents {
  const was = view.read(path);
  const is = wanted.get(path)?.content;
  // A joiner of its own: what it puts together lasts until it is asked again.
  return { ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is: joiner()(is) }) };
}

function foldersOf(paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap(parentsOf))];
}

/** Whether something that stays stands at the path, under its own name or under one that the disk takes for the same. */
function isTaken(view: View, path: string, removed: ReadonlySet<string>): boolean {
  // A file that goes may leave room for a folder.
  const inTheWay = view.inTheWayOf(path);
  if (inTheWay !== undefined) return !removed.has(inTheWay);
  const found = view.kindOf(path);
  if (found === 'folder') return !isLeftEmpty(view, path, removed);
  if (found !== undefined) return true;
  const other = view.otherSpelling(path);
  return other !== undefined && !removed.has(other);
}

/** Whether a folder goes with the files in it. One that was empty before is somebody's. */
function isLeftEmpty(view: View, folder: string, removed: ReadonlySet<string>): boolean {
  const paths = view.names(folder).map((name) => `${folder}/${name}`);
  const goes = (path: string) =>
    removed.has(path) || (view.kindOf(path) === 'folder' && isLeftEmpty(view, path, removed));
  return paths.length > 0 && paths.every(goes);
}
