import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Genuine files of others, where they are at hand; they are no part of the project. */
const corpus = process.env.MDAV_CORPUS ?? join(root, '..', 'shared', 'corpus');

/** Files below a folder with these endings, by path; nothing of more than 64 kB, at most `most` of an ending. */
function filesBelow(folder, endings, most = 60) {
  if (!existsSync(folder)) return [];
  const counts = new Map();
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .filter((path) => {
      const ending = endings.find((each) => path.toLowerCase().endsWith(each));
      if (ending === undefined || statSync(path).size > 64 * 1024) return false;
      const count = counts.get(ending) ?? 0;
      counts.set(ending, count + 1);
      return count < most;
    });
}

/** The bytes of our own examples and goldens, and of genuine files, with these endings. */
export function seedBytes(...endings) {
  const folders = [join(root, 'examples'), join(root, 'packages'), corpus];
  const paths = folders.flatMap((folder) =>
    filesBelow(folder, endings).filter(
      (path) => !path.includes(`${sep}node_modules${sep}`) && !path.includes(`packages${sep}core`),
    ),
  );
  return paths.map((path) => new Uint8Array(readFileSync(path)));
}

/** The fleet files of the examples. */
export function fleetTexts() {
  return readdirSync(join(root, 'examples')).map((name) =>
    readFileSync(join(root, 'examples', name, 'mdav.yaml'), 'utf8'),
  );
}

/** An output folder as a tree of files. */
export function treeOf(folder) {
  const top = join(root, folder);
  const entries = readdirSync(top, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(top, path).split(sep).join('/'), new Uint8Array(readFileSync(path))]),
  );
}

/** States of devices, a line each. */
export function deviceLines() {
  return readFileSync(join(root, 'examples/contoso/devices.ndjson'), 'utf8').trim().split('\n');
}
