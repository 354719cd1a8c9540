// The libraries of the workspace by folder: every public package but the command line.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../packages/', import.meta.url);

function isLibrary(name) {
  const { private: isPrivate, bin } = JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), 'utf8'));
  return isPrivate !== true && bin === undefined;
}

export const LIBRARIES = readdirSync(folder).filter(isLibrary).sort();

/** Where a bundler finds the sources of each library. */
export const LIBRARY_SOURCES = Object.fromEntries(
  LIBRARIES.map((name) => [`@mdav/${name}`, fileURLToPath(new URL(`${name}/src/index.ts`, folder))]),
);
