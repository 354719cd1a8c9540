import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Manifest } from '@mdav/core';
import type { FileTree } from '@mdav/core/format';
import { isOutputPath } from '../disk/output/names.ts';

/** More files than any folder of policies has: keeps a walk through a whole disk from ending in memory. */
const MOST_FILES = 20_000;
/** Larger than any policy. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The folder has more files than a folder of policies. */
export class TooManyFiles extends Error {}

/** Paths of the plain files below a folder, relative and `/`-separated, sorted. Links and hidden folders are left out. */
export function listFiles(folder: string): readonly string[] {
  return walkFolder(folder).paths;
}

/** The same, with the paths of the links. */
export function walkFolder(folder: string): { readonly paths: readonly string[]; readonly links: readonly string[] } {
  const paths: string[] = [];
  const links: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && entry.name !== 'node_modules') visit(path);
      } else if (entry.isFile()) {
        if (paths.push(path) > MOST_FILES) throw new TooManyFiles(folder);
      } else if (entry.isSymbolicLink()) links.push(path);
    }
  };
  visit('');
  return { paths: paths.sort(), links: links.sort() };
}

/** Where a link leads, as far as whoever reads the folder has to know: to what stands in the folder anyway, outside, or nowhere. */
export function leadsTo(folder: string, link: string): 'inside' | 'outside' | 'nowhere' {
  try {
    const from = relative(realpathSync(folder), realpathSync(join(folder, link)));
    return from === '..' || from.startsWith(`..${sep}`) || isAbsolute(from) ? 'outside' : 'inside';
  } catch {
    // The end of it is not there, may not be seen, or is the link itself.
    return 'nowhere';
  }
}

/** The bytes of a file; nothing when it is larger than any policy. */
export function readSmall(path: string): Uint8Array | undefined {
  return statSync(path).size > MOST_BYTES ? undefined : readFileSync(path);
}

/** The files at these paths, by path. */
export function readFiles(folder: string, paths: readonly string[]): FileTree {
  return new Map(
    paths.flatMap((path) => {
      const bytes = readSmall(join(folder, path));
      return bytes === undefined ? [] : [[path, bytes] as const];
    }),
  );
}

/** The files of an output folder that say policy: those of the groups that its manifest knows. What lies beside is not read. */
export function readOutputTree(folder: string, { files }: Manifest): FileTree {
  const groups = Object.keys(files).flatMap((path) => /^([^/]+)\/expected\.json$/.exec(path)?.slice(1) ?? []);
  const trees = groups
    .filter((group) => isOutputPath(group) && lstatSync(join(folder, group), { throwIfNoEntry: false })?.isDirectory())
    .map((group) => ({ group, tree: readFiles(join(folder, group), listFiles(join(folder, group))) }));
  return new Map(
    trees.flatMap(({ group, tree }) => [...tree].map(([path, bytes]) => [`${group}/${path}`, bytes] as const)),
  );
}
