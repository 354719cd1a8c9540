import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type FileTree, sha256Hex } from '@mdav/core';
import { isBelow, readManifestFile, readPlainFile } from './manifest-file.ts';

/**
 * A file of an output folder that is not what a build would leave.
 *
 * - `stale`: mdav wrote it, and would now write something else.
 * - `missing`: the build has it, the folder has not.
 * - `extra`: the folder has it, the build has not: left from an earlier build, or put there by somebody.
 * - `tampered`: it is not what the manifest says that mdav wrote.
 */
export type OutputProblem =
  | { readonly kind: 'stale'; readonly path: string; readonly found: Uint8Array; readonly wanted: Uint8Array }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'extra'; readonly path: string; readonly from: 'earlier-build' | 'elsewhere' }
  | {
      readonly kind: 'tampered';
      readonly path: string;
      readonly found: Uint8Array;
      /** Absent when this build has no such file. */
      readonly wanted?: Uint8Array;
    };

/** How an output folder compares with a build. */
export interface OutputComparison {
  /** By path. */
  readonly problems: readonly OutputProblem[];
  /** Number of files that are as they should be. */
  readonly fresh: number;
  /** False when the folder has no manifest, so that nobody can tell an old file from an edited one. */
  readonly hasManifest: boolean;
}

/** Compares an output folder with what a build would write. Reads only. */
export function compareOutput(folder: string, files: FileTree): OutputComparison {
  const manifest = readManifestFile(folder);
  const written = manifest?.files ?? {};
  const problems: OutputProblem[] = [];
  let fresh = 0;
  for (const [path, wanted] of files) {
    const found = readPlainFile(join(folder, path));
    if (found === undefined) problems.push({ kind: 'missing', path });
    else if (Buffer.compare(found, wanted) === 0) fresh += 1;
    else if (isWritten(written, path, found)) problems.push({ kind: 'stale', path, found, wanted });
    else problems.push({ kind: 'tampered', path, found, wanted });
  }
  for (const path of Object.keys(written)) {
    const found = files.has(path) || !isBelow(path) ? undefined : readPlainFile(join(folder, path));
    if (found === undefined) continue;
    const isOurs = isWritten(written, path, found);
    problems.push(isOurs ? { kind: 'extra', path, from: 'earlier-build' } : { kind: 'tampered', path, found });
  }
  for (const path of strangers(folder, files, written)) problems.push({ kind: 'extra', path, from: 'elsewhere' });
  problems.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { problems, fresh, hasManifest: manifest !== undefined };
}

/** Without a word of the manifest nothing speaks for an edit: the file is then merely old. */
function isWritten(written: Readonly<Record<string, string>>, path: string, found: Uint8Array): boolean {
  const hash = Object.hasOwn(written, path) ? written[path] : undefined;
  return hash === undefined || sha256Hex(found) === hash;
}

/** Files in the folders of groups that no build has written. What lies beside those folders is not looked at. */
function strangers(folder: string, files: FileTree, written: Readonly<Record<string, string>>): readonly string[] {
  const groups = new Set([...files.keys(), ...Object.keys(written)].flatMap((path) => groupOf(path) ?? []));
  return [...groups].flatMap((group) => {
    const place = join(folder, group);
    if (!isBelow(group) || !existsSync(place)) return [];
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((path) => !files.has(path) && !Object.hasOwn(written, path));
  });
}

/** The folder of a group holds its `expected.json`. */
function groupOf(path: string): string | undefined {
  return /^([^/]+)\/expected\.json$/.exec(path)?.[1];
}
