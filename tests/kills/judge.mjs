import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { isSameTree, readTree, splitTree } from './trees.mjs';

/**
 * What a reader finds who knows nothing of mdav.
 *
 * - `old`, `new`: that output, whole.
 * - `decided`: a journal says that the files are on their way.
 * - `MIXTURE`: neither of the outputs, and nothing says so.
 *
 * An empty folder is a mixture, unless `emptyFolders` says that the system was told to keep one.
 */
export function outcomeOf(out, before, after, { emptyFolders = true } = {}) {
  const tree = emptyFolders ? readTree(out) : withoutEmptyFolders(readTree(out));
  if (tree === undefined) return before === undefined ? 'old' : 'MIXTURE';
  const { own, output } = splitTree(tree);
  if ([...own.keys()].some((path) => path.startsWith('.mdav-journal'))) return 'decided';
  if (after !== undefined && isSameTree(output, after)) return 'new';
  const isEmpty = output.size === 0 || (output.size === 1 && output.has('/'));
  return (before === undefined && isEmpty) || (before !== undefined && isSameTree(output, before)) ? 'old' : 'MIXTURE';
}

export function withoutEmptyFolders(tree) {
  return tree && new Map([...tree].filter(([path]) => !path.endsWith('/')));
}

/** What a build has left in the folder and beside it. */
export function litterOf(out) {
  const inside = [...(readTree(out) ?? new Map()).keys()].filter((path) => path.startsWith('.mdav-'));
  const beside = readdirSync(dirname(out)).filter(
    (name) => name.startsWith('.mdav-') && name.endsWith(`-${basename(out)}`),
  );
  return [...inside, ...beside];
}
