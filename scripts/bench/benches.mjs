// What is measured, by name: the parts of `bench.mjs`, and the benches that packages bring as `package/name`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of `bench.mjs` that are no package's own. */
export const PARTS = ['start', 'groups', 'verify', 'editor', 'size'];

export function benchesOf(root) {
  return readdirSync(join(root, 'packages'))
    .sort()
    .flatMap((name) => {
      const folder = join(root, 'packages', name, 'bench');
      const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.bench.mjs')) : [];
      return files.sort().map((file) => `${name}/${file.replace('.bench.mjs', '')}`);
    });
}
