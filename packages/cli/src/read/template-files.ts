import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Outcome } from '@mdav/core';
import { type FileTree, succeed } from '@mdav/core/format';
import { joinPath, templatePairs } from '@mdav/import';
import { listFiles, readSmall, TooManyFiles } from './file-tree.ts';
import { notFound, refuse, tooMany } from './named-files.ts';

/**
 * Reads the templates of a folder, such as `PolicyDefinitions` or a central store, with everything below it, or a single
 * `.admx`. Of the languages only the one that is shown is read. Paths are as they were named.
 *
 * Errors: `artifact-not-found`, `artifact-too-many`, `import-not-readable`.
 */
export function readTemplateFiles(named: string, cwd: string): Outcome<FileTree> {
  const place = resolve(cwd, named);
  const root = named.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '');
  try {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) return notFound(named);
    const [folder, shown] = stat.isDirectory() ? [place, root] : [dirname(place), dirname(root)];
    const paths = stat.isDirectory() ? listFiles(place) : [basename(place), ...textsBeside(place)];
    const wanted = templatePairs(paths).flatMap(({ admx, adml }) => (adml === undefined ? [admx] : [admx, adml]));
    // A language file that was named itself goes with a template that was.
    const own = stat.isDirectory() || wanted.length > 0 ? wanted : paths.slice(0, 1);
    return succeed(
      new Map(
        own.flatMap((path) => {
          const bytes = readSmall(join(folder, path));
          return bytes === undefined ? [] : [[joinPath(shown, path), bytes] as const];
        }),
      ),
    );
  } catch (error) {
    if (error instanceof TooManyFiles) return tooMany(named);
    const why = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
    return refuse('import-not-readable', root, `${named} cannot be read: ${why}.`, 'Check the permissions.');
  }
}

/** The language files for one template, in the folders beside it. */
function textsBeside(admx: string): readonly string[] {
  const folder = dirname(admx);
  const wanted = `${basename(admx).replace(/\.[^.]*$/, '')}.adml`.toLowerCase();
  const isWanted = (name: string) => name.toLowerCase() === wanted;
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isFile()) return isWanted(entry.name) ? [entry.name] : [];
    // Languages are named like en-US or zh-Hant-TW; nothing else is looked into.
    if (!entry.isDirectory() || !/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(entry.name)) return [];
    return readdirSync(join(folder, entry.name))
      .filter(isWanted)
      .map((name) => `${entry.name}/${name}`);
  });
}
