import {
  closeSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { isAtWork, ownerHere } from './owner.ts';

/** What lies at a path. Links are `other`, whatever they lead to: nothing follows them. */
export type Kind = 'file' | 'folder' | 'other';

/**
 * The calls by which an output folder is read and changed, and no other: a narrow waist, so that every one of them can
 * be the last in a test. All but the first five change something.
 */
export interface Disk {
  /** Names as they are written on the disk. Nothing where there is no folder. */
  list(folder: string): ReadonlyMap<string, Kind> | undefined;
  kindOf(path: string): Kind | undefined;
  read(path: string): Uint8Array;
  /** The path without links, of something that is there. */
  real(path: string): string;
  /** When a file was last written, in milliseconds of the clock of its file system. */
  writtenAt(path: string): number | undefined;
  /** A new file; throws where anything is. */
  create(path: string, bytes: Uint8Array): void;
  /** One new folder; throws where anything is. */
  makeFolder(path: string): void;
  /** The same file under a second name. */
  link(from: string, to: string): void;
  /** Takes the place of a file, never of a folder with something in it. */
  move(from: string, to: string): void;
  /** A file or a link. */
  remove(path: string): void;
  /** An empty folder. */
  removeFolder(path: string): void;
  wait(milliseconds: number): void;
  readonly owners: Owners;
}

/** Who is at work on the disk. */
export interface Owners {
  /** A name for this process that no other has, nor has had, and that may be part of a file's name. */
  here(): string;
  /** Whether the owner of such a name may still be at work; nothing for any other text. */
  isAtWork(name: string, ageMs: number): boolean | undefined;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  list(folder) {
    try {
      return new Map(readdirSync(folder, { withFileTypes: true }).map((entry) => [entry.name, kind(entry)]));
    } catch (error) {
      if (isCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
      throw error;
    }
  },
  kindOf(path) {
    const found = statOf(path);
    return found && kind(found);
  },
  read: (path) => readFileSync(path),
  real: (path) => realpathSync(path),
  writtenAt: (path) => statOf(path)?.mtimeMs,
  create(path, bytes) {
    const handle = openSync(path, 'wx');
    try {
      // A disk that is getting full takes a part at a time.
      for (let from = 0; from < bytes.length; ) from += writeSync(handle, bytes, from);
    } finally {
      closeSync(handle);
    }
  },
  makeFolder: (path) => mkdirSync(path),
  link: (from, to) => linkSync(from, to),
  move: (from, to) => patiently(() => renameSync(from, to)),
  remove: (path) => patiently(() => unlinkSync(path)),
  removeFolder: (path) => patiently(() => rmdirSync(path)),
  wait,
  owners: { here: ownerHere, isAtWork },
};

/** True for an error of the system with one of these codes. */
export function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}

/** True for any error of the system. */
export function isSystem(error: unknown): error is Error {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';
}

/** Does what does not matter much when the system refuses it. */
export function quietly(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!isSystem(error)) throw error;
  }
}

function statOf(path: string): Stats | undefined {
  try {
    // What is not there is asked for a lot: an error for each would cost more than the question.
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (isCode(error, 'ENOTDIR')) return undefined;
    throw error;
  }
}

function kind(entry: { isFile(): boolean; isDirectory(): boolean }): Kind {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

/** Windows refuses to move or remove a file that a scanner or an indexer has open: mostly for some milliseconds. */
function patiently(step: () => void): void {
  for (let pause = 10; ; pause *= 2) {
    try {
      step();
      return;
    } catch (error) {
      if (process.platform !== 'win32' || pause > 640 || !isCode(error, 'EPERM', 'EACCES', 'EBUSY')) throw error;
      wait(pause);
    }
  }
}

function wait(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
