import { readFileSync } from 'node:fs';
import { readSettled } from '../../packages/cli/src/disk/output/settle.ts';
import { writeTree } from '../../packages/cli/src/disk/output/write-tree.ts';

/*
 * The writer alone, as a process: node driver.mjs write OUT TREE [OUT TREE …], node driver.mjs read OUT. Begins at the
 * time in START, in milliseconds since 1970.
 */

export { readSettled, writeTree };

export function treeIn(file: string): Map<string, Uint8Array> {
  const entries = JSON.parse(readFileSync(file, 'utf8')) as [string, string][];
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes, 'base64')]));
}

const [, script, verb, ...rest] = process.argv;
if (script?.endsWith('driver.mjs') && verb !== undefined) {
  const trees = verb === 'write' ? rest.flatMap((file, index) => (index % 2 === 1 ? [treeIn(file)] : [])) : [];
  while (Date.now() < Number(process.env['START'] ?? 0)) {
    // Waits for the others.
  }
  (globalThis as { armShim?: () => void }).armShim?.();
  for (const [index, tree] of trees.entries()) writeTree(rest[2 * index] ?? '', tree);
  if (verb === 'read') readSettled(rest[0] ?? '', { err: (text) => process.stderr.write(text) }, () => {});
}
