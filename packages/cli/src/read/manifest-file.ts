import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, sha256Hex } from '@mdav/core';

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

/** True for what `mdav build` writes as manifest.json. */
export function isManifest(data: unknown): data is Manifest {
  if (!isObject(data) || !isObject(data['tool']) || !isObject(data['files']) || !isObject(data['fleet'])) return false;
  return (
    data['tool']['name'] === 'mdav' &&
    typeof data['tool']['version'] === 'string' &&
    typeof data['fleet']['name'] === 'string' &&
    Object.values(data['files']).every((hash) => typeof hash === 'string')
  );
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
