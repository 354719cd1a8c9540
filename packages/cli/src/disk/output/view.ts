import { join } from 'node:path';
import type { Disk, Kind } from './disk.ts';

/**
 * What lies in an output folder at one moment, by the names that stand on the disk: `a.txt` is not there where `A.txt`
 * is, also where the file system takes both for one. What a link leads to is not there at all.
 */
export interface View {
  /** What lies at the path; nothing also where something other than a folder stands in the way. */
  kindOf(path: string): Kind | undefined;
  /** The bytes of a file; nothing for anything else. */
  read(path: string): Uint8Array | undefined;
  /** The nearest thing on the way to the path that is no folder. */
  inTheWayOf(path: string): string | undefined;
  /** The name under which the path is found although its own spelling is not there: by another case, for example. */
  otherSpelling(path: string): string | undefined;
  names(folder: string): readonly string[];
}

/** Reads each folder once, when something in it is asked for. */
export function viewOf(disk: Disk, root: string): View {
  const lists = new Map<string, ReadonlyMap<string, Kind>>();

  function listOf(folder: string): ReadonlyMap<string, Kind> {
    const known = lists.get(folder);
    if (known !== undefined) return known;
    const isFolder = folder === '' || kindOf(folder) === 'folder';
    const list = (isFolder ? disk.list(join(root, folder)) : undefined) ?? new Map<string, Kind>();
    lists.set(folder, list);
    return list;
  }

  function kindOf(path: string): Kind | undefined {
    return listOf(parentOf(path)).get(nameOf(path));
  }

  function inTheWayOf(path: string): string | undefined {
    const parent = parentOf(path);
    if (parent === '') return undefined;
    const found = kindOf(parent);
    if (found === undefined) return inTheWayOf(parent);
    return found === 'folder' ? undefined : parent;
  }

  function otherSpelling(path: string): string | undefined {
    if (kindOf(path) !== undefined || disk.kindOf(join(root, path)) === undefined) return undefined;
    const parts = path.split('/');
    let found = '';
    for (const part of parts) {
      const names = [...listOf(found).keys()];
      const name = names.find((each) => each === part) ?? names.find((each) => folded(each) === folded(part));
      // A short name of Windows such as PROGRA~1: what it stands for is not known.
      if (name === undefined) return path;
      found = found === '' ? name : `${found}/${name}`;
    }
    return found;
  }

  return {
    kindOf,
    read: (path) => (kindOf(path) === 'file' ? disk.read(join(root, path)) : undefined),
    inTheWayOf,
    otherSpelling,
    names: (folder) => [...listOf(folder).keys()],
  };
}

/** Names that a file system may take for one. */
export function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/** The folders on the way to a path, the nearest first. */
export function parentsOf(path: string): readonly string[] {
  const parent = parentOf(path);
  return parent === '' ? [] : [parent, ...parentsOf(parent)];
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
