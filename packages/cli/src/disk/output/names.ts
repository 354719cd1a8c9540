import { basename, dirname, join } from 'node:path';

/** What names every file of an output folder with its hash. It changes with every change of the others. */
export const MANIFEST = 'manifest.json';

/*
 * What a build puts beside its output while it writes. All of it begins with `.mdav-`, which is the line for the file
 * of names that git ignores.
 */

/** Begins every name below. */
export const OWN_PREFIX = '.mdav-';
/** A folder: the new files under `new-N`, the old ones under `old-N`. Without a journal it means nothing. */
export const STAGE = '.mdav-stage';
/** A file: while it is there the output is decided, and somewhere between the old and the new one. */
export const JOURNAL = '.mdav-journal';
/** The same while the old output is being put back. */
export const JOURNAL_BACK = '.mdav-journal-back';
/** A file: somebody writes, or wants to. The name ends with who it is. */
export const LOCK_PREFIX = '.mdav-lock-';
/** What is to take the place of something with one rename. The name ends with who makes it, and with that of the place. */
export const NEW_PREFIX = '.mdav-new-';

/** True for a path that a build may have written: below the folder, in one spelling, and none of the above. */
export function isOutputPath(path: string): boolean {
  // A colon is a drive or a second stream of a file on Windows; a backslash is a second separator.
  if (path === '' || /[\\:\0]/.test(path)) return false;
  const parts = path.split('/');
  return !parts.some((part) => part === '' || part === '.' || part === '..') && !parts[0]?.startsWith(OWN_PREFIX);
}

/** Where a first output, or the next content of a single file, is made. */
export function newBeside(place: string, owner: string): string {
  return join(dirname(place), `${NEW_PREFIX}${owner}-${shortName(place)}`);
}

/** The owner in such a name; nothing when it is for another place, or something else. */
export function ownerOfNew(place: string, name: string): string | undefined {
  const end = `-${shortName(place)}`;
  if (!name.startsWith(NEW_PREFIX) || !name.endsWith(end)) return undefined;
  return name.slice(NEW_PREFIX.length, -end.length);
}

/** Names may have 255 characters, and the longer one needs some for its beginning. */
const shortName = (place: string) => basename(place).slice(0, 60);

/** What a name at the root of an output is there for while a build writes; nothing for every other name. */
export function roleOf(name: string): 'journal' | 'stage' | 'lock' | undefined {
  if (name === JOURNAL || name === JOURNAL_BACK) return 'journal';
  if (name === STAGE) return 'stage';
  return name.startsWith(LOCK_PREFIX) ? 'lock' : undefined;
}
