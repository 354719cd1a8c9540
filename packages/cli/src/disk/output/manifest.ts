import { isManifest, type Manifest } from '@mdav/core';
import { mergedSides } from '@mdav/core/format';
import { nodeSha256 } from '../hash.ts';
import { nodeDisk } from './disk.ts';
import { isOutputPath, MANIFEST } from './names.ts';
import { type View, viewOf } from './view.ts';

/** The manifest of an output folder; nothing when there is none, or when it is not one. */
export function readManifestFile(folder: string): Manifest | undefined {
  return manifestIn(viewOf(nodeDisk, folder));
}

/** The same of a folder that is looked at already. */
export function manifestIn(view: View): Manifest | undefined {
  const bytes = view.read(MANIFEST);
  if (bytes === undefined) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const [ours, theirs] = (mergedSides(text) ?? [text]).map(manifestOf);
    // A merge that was not finished: files of either side are of a build, and the next one writes all of them anew.
    return ours && theirs ? { ...ours, files: { ...theirs.files, ...ours.files } } : ours;
  } catch {
    return undefined;
  }
}

function manifestOf(text: string): Manifest | undefined {
  const data: unknown = JSON.parse(text);
  return isManifest(data) ? data : undefined;
}

/** Hash by path, for the paths that a build may have written: somebody may have edited a manifest. */
export function hashesOf(manifest: Manifest | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(manifest?.files ?? {}).filter(([path]) => isOutputPath(path)));
}

/** What of an output folder is no longer as the manifest says that mdav left it. */
export function manifestProblems(
  folder: string,
  manifest: Manifest,
): { readonly tampered: readonly string[]; readonly missing: readonly string[] } {
  const view = viewOf(nodeDisk, folder);
  const hashes = hashesOf(manifest);
  const tampered: string[] = [];
  const missing: string[] = [];
  for (const path of Object.keys(manifest.files)) {
    const bytes = hashes.has(path) ? view.read(path) : undefined;
    if (bytes === undefined) missing.push(path);
    else if (nodeSha256(bytes) !== hashes.get(path)) tampered.push(path);
  }
  return { tampered, missing };
}
