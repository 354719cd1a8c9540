import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** What is below the `src` of some package and wanted: texts by path from the root. */
export function readSources(isWanted: (path: string) => boolean): ReadonlyMap<string, string> {
  return new Map(
    pathsOfSources()
      .filter(isWanted)
      .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]),
  );
}

/** The files of every package; its `node_modules` links to the others, which link back: a walk through them takes seconds. */
export function pathsOfSources(): readonly string[] {
  return readdirSync(join(ROOT, 'packages'))
    .sort()
    .flatMap((name) => filesBelow(`packages/${name}/src`));
}

/** Files below a folder and the folders in it; paths from the root, with `/`. None where there is no folder. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
