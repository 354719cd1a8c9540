import { joiner, mergedSides } from '@mdav/core/format';
import { nodeSha256 } from '../disk/hash.ts';
import { nodeDisk } from '../disk/output/disk.ts';
import type { Files } from '../disk/output/files.ts';
import { leftBeside } from '../disk/output/first-output.ts';
import { hashesOf, manifestIn } from '../disk/output/manifest.ts';
import { OWN_PREFIX, roleOf } from '../disk/output/names.ts';
import { type View, viewOf } from '../disk/output/view.ts';

/**
 * A file of an output folder that is not what a build would leave.
 *
 * - `stale`: mdav wrote it, and would now write something else.
 * - `missing`: the build has it, the folder has not.
 * - `extra`: the folder has it, the build has not: left from an earlier build, or put there by somebody.
 * - `conflict`: it has the marks of a merge that git left to people.
 * - `tampered`: it is not what the manifest says that mdav wrote.
 * - `leftover`: a build put it there while it wrote, and was interrupted or still writes.
 */
export type OutputProblem =
  | { readonly kind: 'stale'; readonly path: string; readonly found: Uint8Array; readonly wanted: Uint8Array }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'extra'; readonly path: string; readonly from: 'earlier-build' | 'elsewhere' }
  | {
      readonly kind: 'tampered' | 'conflict';
      readonly path: string;
      readonly found: Uint8Array;
      /** Absent when this build has no such file. */
      readonly wanted?: Uint8Array;
    }
  | {
      readonly kind: 'leftover';
      readonly path: string;
      /** `journal`: the output is between the old and the new one. `unknown`: no build of this version leaves it. */
      readonly what: 'journal' | 'stage' | 'lock' | 'beside' | 'unknown';
    };

/** Whether the next build mends a problem; somebody has to see to the others by hand. */
export function isMendedByBuild(problem: OutputProblem): boolean {
  switch (problem.kind) {
    case 'extra':
      return problem.from === 'earlier-build';
    case 'tampered':
    case 'conflict':
      return problem.wanted !== undefined;
    case 'leftover':
      return problem.what !== 'unknown';
    default:
      return true;
  }
}

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
export function compareOutput(folder: string, files: Files): OutputComparison {
  const view = viewOf(nodeDisk, folder);
  const manifest = manifestIn(view);
  const leftovers = leftoversIn(view, folder);
  const hasManifest = manifest !== undefined;
  // Whatever else would be said of a half-made change is over with the next build.
  if (leftovers.some(({ what }) => what === 'journal')) return { problems: leftovers, fresh: 0, hasManifest };
  const written = hashesOf(manifest);
  const problems: OutputProblem[] = [...leftovers];
  let fresh = 0;
  const paths = new Set<string>();
  const joined = joiner();
  for (const [path, content] of files) {
    paths.add(path);
    const wanted = joined(content);
    const found = view.read(path);
    if (found === undefined) problems.push({ kind: 'missing', path });
    else if (Buffer.compare(found, wanted) === 0) fresh += 1;
    else
      problems.push({
        kind: hasConflict(found) ? 'conflict' : isWritten(written, path, found) ? 'stale' : 'tampered',
        path,
        found,
        wanted: wanted.slice(),
      });
  }
  for (const path of written.keys()) {
    const found = paths.has(path) ? undefined : view.read(path);
    if (found === undefined) continue;
    const isOurs = isWritten(written, path, found);
    if (isOurs) problems.push({ kind: 'extra', path, from: 'earlier-build' });
    else problems.push({ kind: hasConflict(found) ? 'conflict' : 'tampered', path, found });
  }
  for (const path of strangers(view, paths, written)) problems.push({ kind: 'extra', path, from: 'elsewhere' });
  problems.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { problems, fresh, hasManifest };
}

/** True for a text that git merged in part; what it takes for bytes, such as UTF-16, it leaves as it was. */
function hasConflict(found: Uint8Array): boolean {
  return Buffer.from(found.buffer, found.byteOffset, found.length).includes('<<<<<<<')
    ? mergedSides(new TextDecoder().decode(found)) !== undefined
    : false;
}

/** Without a word of the manifest nothing speaks for an edit: the file is then merely old. */
function isWritten(written: ReadonlyMap<string, string>, path: string, found: Uint8Array): boolean {
  const hash = written.get(path);
  return hash === undefined || nodeSha256(found) === hash;
}

type Leftover = OutputProblem & { readonly kind: 'leftover' };

function leftoversIn(view: View, folder: string): readonly Leftover[] {
  const inside = view.names('').filter((name) => name.startsWith(OWN_PREFIX));
  const beside = leftBeside(nodeDisk, folder);
  return [
    ...inside.map((path): Leftover => ({ kind: 'leftover', path, what: roleOf(path) ?? 'unknown' })),
    ...beside.map((name): Leftover => ({ kind: 'leftover', path: `../${name}`, what: 'beside' })),
  ];
}

/** Files in the folders of groups that no build has written. What lies beside those folders is not looked at. */
function strangers(view: View, paths: ReadonlySet<string>, written: ReadonlyMap<string, string>): readonly string[] {
  const groups = new Set([...paths, ...written.keys()].flatMap((path) => groupOf(path) ?? []));
  const below = (folder: string): readonly string[] =>
    view.names(folder).flatMap((name) => {
      const path = `${folder}/${name}`;
      return view.kindOf(path) === 'folder' ? below(path) : [path];
    });
  return [...groups].flatMap(below).filter((path) => !paths.has(path) && !written.has(path));
}

/** The folder of a group holds its `expected.json`. */
function groupOf(path: string): string | undefined {
  return /^([^/]+)\/expected\.json$/.exec(path)?.[1];
}
