import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isManifest, type Manifest, sha256Hex } from '@mdav/core';

/** The manifest of an output folder; nothing when there is none, or when it is not one. */
export function readManifestFile(folder: string): Manifest | undefined {
  const bytes = readPlainFile(join(folder, 'manifest.json'));
  if (bytes === undefined) return undefined;
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isManifest(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** What of an output folder is no longer as the manifest says that mdav left it. */
export function manifestProblems(
  folder: string,
  { files }: Manifest,
): { readonly tampered: readonly string[]; readonly missing: readonly string[] } {
  const tampered: string[] = [];
  const missing: string[] = [];
  for (const [path, hash] of Object.entries(files)) {
    const bytes = isBelow(path) ? readPlainFile(join(folder, path)) : undefined;
    if (bytes === undefined) missing.push(path);
    else if (sha256Hex(bytes) !== hash) tampered.push(path);
  }
  return { tampered, missing };
}

/** A manifest is a file that somebody may have edited: its paths are held to the folder. */
export function isBelow(path: string): boolean {
  return !/^[/\\]|^[A-Za-z]:|(^|[/\\])\.\.([/\\]|$)/.test(path);
}

/** The bytes of a plain file; nothing for anything else at the path. */
export function readPlainFile(path: string): Uint8Array | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : undefined;
}
