import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileTree, Manifest } from '@mdav/core';
import { nodeSha256 } from './hash.ts';

/** What became of the output folder. */
export interface Written {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Files of the last build that this one does not have. */
  readonly removed: readonly string[];
  /** Files of the last build that somebody edited since and that this build does not have: left as they are. */
  readonly kept: readonly string[];
}

/**
 * Writes a build into a folder. Everything is staged first and moved into place afterwards, so that a failed build
 * leaves the old output whole; files that mdav did not write are never touched.
 *
 * Throws `OutputBlocked` when something that mdav did not write stands where a file has to go.
 */
export function writeTree(folder: string, files: FileTree): Written {
  const before = readManifest(folder);
  const created: string[] = [];
  const changed: string[] = [];
  const unchanged: string[] = [];
  for (const [path, bytes] of files) {
    const old = readIfFile(join(folder, path));
    if (old === undefined) created.push(path);
    else if (equal(old, bytes)) unchanged.push(path);
    else changed.push(path);
  }
  const { removed, kept } = sortOut(folder, before, files);
  refuseForeign(folder, before, created, changed);

  mkdirSync(folder, { recursive: true });
  // Inside the folder: a rename is atomic on one file system only.
  const staging = mkdtempSync(join(folder, '.mdav-'));
  try {
    const fresh = [...created, ...changed];
    for (const path of fresh) writeNew(join(staging, 'new', path), files.get(path) ?? new Uint8Array());
    moveIntoPlace(folder, staging, fresh, removed);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  removeEmptyFolders(folder, removed);
  return { created, changed, unchanged, removed, kept };
}

/** Something of the user's stands where a file has to go. */
export class OutputBlocked extends Error {
  readonly paths: readonly string[];
  constructor(paths: readonly string[]) {
    super(`not written by mdav: ${paths.join(', ')}`);
    this.paths = paths;
  }
}

function refuseForeign(
  folder: string,
  before: Manifest | undefined,
  created: readonly string[],
  changed: readonly string[],
): void {
  const isOurs = (path: string) =>
    path === 'manifest.json' ? before !== undefined : before?.files[path] !== undefined;
  const blocked = [
    ...created.filter((path) => isPresent(join(folder, path))),
    ...changed.filter((path) => !isOurs(path)),
  ];
  if (blocked.length > 0) throw new OutputBlocked(blocked);
}

/** True for anything at the path, a dangling link included. */
function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Moves old files aside and new ones in; when one step fails, every step before it is taken back. */
function moveIntoPlace(folder: string, staging: string, fresh: readonly string[], removed: readonly string[]): void {
  const takeBack: (() => void)[] = [];
  try {
    for (const path of [...fresh, ...removed]) {
      const place = join(folder, path);
      if (existsSync(place)) {
        const aside = join(staging, 'old', path);
        mkdirSync(dirname(aside), { recursive: true });
        renameSync(place, aside);
        takeBack.push(() => renameSync(aside, place));
      }
    }
    for (const path of fresh) {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      renameSync(join(staging, 'new', path), place);
      takeBack.push(() => rmSync(place, { force: true }));
    }
  } catch (error) {
    for (const undo of takeBack.reverse()) undo();
    throw error;
  }
}

/** Which files of the last build are to go, and which were edited since and stay. */
function sortOut(
  folder: string,
  before: Manifest | undefined,
  files: FileTree,
): { removed: readonly string[]; kept: readonly string[] } {
  const removed: string[] = [];
  const kept: string[] = [];
  for (const [path, hash] of Object.entries(before?.files ?? {})) {
    if (files.has(path) || !isInside(path)) continue;
    const bytes = readIfFile(join(folder, path));
    if (bytes === undefined) continue;
    (nodeSha256(bytes) === hash ? removed : kept).push(path);
  }
  return { removed, kept };
}

/** A manifest is a file that somebody may have edited: its paths are held to the folder. */
function isInside(path: string): boolean {
  return !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(path);
}

function readManifest(folder: string): Manifest | undefined {
  const bytes = readIfFile(join(folder, 'manifest.json'));
  if (bytes === undefined) return undefined;
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Manifest;
    return manifest.tool?.name === 'mdav' && typeof manifest.files === 'object' ? manifest : undefined;
  } catch {
    return undefined;
  }
}

function readIfFile(path: string): Uint8Array | undefined {
  return existsSync(path) && lstatSync(path).isFile() ? readFileSync(path) : undefined;
}

function writeNew(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function removeEmptyFolders(folder: string, removed: readonly string[]): void {
  for (const path of removed) {
    for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
      const place = join(folder, parent);
      if (!existsSync(place) || readdirSync(place).length > 0) break;
      rmdirSync(place);
    }
  }
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
