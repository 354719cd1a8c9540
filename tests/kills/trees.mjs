import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** Every file below a folder by its path; an empty folder has an entry that ends with `/`. Nothing where there is none. */
export function readTree(folder) {
  const tree = new Map();
  const visit = (place, path) => {
    const entries = readdirSync(place, { withFileTypes: true });
    if (entries.length === 0) tree.set(`${path}/`, Buffer.alloc(0));
    for (const entry of entries) {
      const below = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(join(place, entry.name), below);
      else tree.set(below, entry.isFile() ? readFileSync(join(place, entry.name)) : Buffer.from('no file'));
    }
  };
  if (lstatSync(folder, { throwIfNoEntry: false }) === undefined) return undefined;
  visit(folder, '');
  return tree;
}

export function writeFiles(folder, tree) {
  mkdirSync(folder, { recursive: true });
  for (const [path, bytes] of tree) {
    const place = join(folder, ...path.split('/'))
      .split(sep)
      .join(sep);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
}

export function saveTree(file, tree) {
  writeFileSync(file, JSON.stringify([...tree].map(([path, bytes]) => [path, bytes.toString('base64')])));
}

export function isSameTree(a, b) {
  return a.size === b.size && [...a].every(([path, bytes]) => b.get(path)?.equals(bytes) === true);
}

/** What begins with `.mdav-` at the root of a tree, and the rest. */
export function splitTree(tree) {
  const isOwn = ([path]) => path.startsWith('.mdav-');
  return { own: new Map([...tree].filter(isOwn)), output: new Map([...tree].filter((entry) => !isOwn(entry))) };
}
