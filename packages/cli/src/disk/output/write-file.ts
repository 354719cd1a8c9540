import { chmodSync, existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { nodeDisk } from './disk.ts';
import { clearBeside } from './first-output.ts';
import { newBeside } from './names.ts';

/**
 * Writes one file so that whoever reads it sees the old or the new text, never half of one. Missing folders are made;
 * a file that is there keeps its permissions, and a link to one stays a link.
 */
export function writeFileWhole(path: string, bytes: Uint8Array): void {
  const old = existsSync(path) ? statSync(path) : undefined;
  // A device or a pipe cannot be replaced.
  if (old !== undefined && !old.isFile()) {
    writeFileSync(path, bytes);
    return;
  }
  const place = old === undefined ? path : realpathSync(path);
  mkdirSync(dirname(place), { recursive: true });
  clearBeside(nodeDisk, place);
  // Beside the file: a rename is atomic on one file system only.
  const staged = newBeside(place, nodeDisk.owners.here());
  try {
    writeFileSync(staged, bytes, { flag: 'wx' });
    if (old !== undefined) chmodSync(staged, old.mode);
    renameSync(staged, place);
  } finally {
    rmSync(staged, { force: true });
  }
}
