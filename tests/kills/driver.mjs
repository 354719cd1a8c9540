import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The writer of the command line in a file of its own: it starts in a fraction of the time, and every call is its own. */
export async function makeDriver(folder) {
  mkdirSync(folder);
  const file = join(folder, 'driver.mjs');
  await build({
    entryPoints: [fileURLToPath(new URL('./entry.ts', import.meta.url))],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { readSettled, writeTree } = await import(pathToFileURL(file).href);
  return {
    file,
    writeTree,
    /** What every verb does before it reads an output. */
    settle: (out) => readSettled(out, { err: () => {} }, () => {}),
    read: (out, read) => readSettled(out, { err: () => {} }, read),
  };
}
