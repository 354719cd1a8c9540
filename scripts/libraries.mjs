// The libraries of the workspace by folder: every public package but the command line.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../packages/', import.meta.url);
const manifestOf = (name) => JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), 'utf8'));

function isLibrary(name) {
  const { private: isPrivate, bin } = manifestOf(name);
  return isPrivate !== true && bin === undefined;
}

export const LIBRARIES = readdirSync(folder).filter(isLibrary).sort();

/** The source of every entry of a package by what is imported: `@mdav/core`, `@mdav/core/rule`. */
function entriesOf(name) {
  return Object.entries(manifestOf(name).exports ?? {})
    .filter(([, target]) => typeof target === 'object' && target.types !== undefined)
    .map(([entry, { types }]) => [
      `@mdav/${name}${entry.slice(1)}`,
      fileURLToPath(new URL(`${name}/${types.replace('./dist/', 'src/').replace('.d.ts', '.ts')}`, folder)),
    ]);
}

/** Where a bundler finds the sources of each library: the longer names first, since it takes the first that fits. */
export const LIBRARY_SOURCES = Object.fromEntries(
  LIBRARIES.flatMap(entriesOf).toSorted(([a], [b]) => b.length - a.length),
);
