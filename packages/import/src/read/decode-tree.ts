import type { Diagnostic, Outcome } from '@mdav/core';
import type { FileTree, ReadPolicy, Source } from '@mdav/core/format';
import { joinPath } from './join-path.ts';
import { POLICY_SOURCES } from './policy-sources.ts';
import { type Recognised, recognise } from './recognise.ts';

/** A file or folder that was recognised as policy, and what became of decoding it. */
export interface DecodedPlace {
  readonly source: Source;
  /** Where it lies, as the user named it. */
  readonly path: string;
  readonly outcome: Outcome<readonly ReadPolicy[]>;
}

/** The policies among files. */
export interface DecodedTree {
  /** Folders that are read as a whole come first, each kind in its own order; files follow in the order of the tree. */
  readonly places: readonly DecodedPlace[];
  /** Files that are no policy, with what they are. */
  readonly others: readonly OtherFile[];
}

/** A file that is no policy. */
export interface OtherFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly found: Exclude<Recognised, { kind: 'policy' }>;
}

/**
 * Decodes everything in a tree that says policy: folders of a format as a whole, every other file by its content, whatever
 * it is called. Files that repeat or take back what another one says are left out. One that cannot be decoded does not hide
 * the others; nor is one hidden that is called a registry file and does not read as one: it has the reason. `root` is how the user named the tree; a file that was named itself has the empty path. `onFile` is told how
 * many files are done.
 */
export function decodeTree(
  tree: FileTree,
  root: string,
  sources: readonly Source[] = POLICY_SOURCES,
  onFile?: (done: number) => void,
): DecodedTree {
  const { places, taken } = decodeFolders(tree, root, sources, onFile);
  const others: DecodedTree['others'][number][] = [];
  let done = taken.size;
  for (const [file, bytes] of tree) {
    if (taken.has(file)) continue;
    const path = joinPath(root, file);
    const found = recognise(bytes, sources);
    const called = found.kind === 'unknown' ? registryFileBroken(file, bytes, path, sources) : undefined;
    if (called !== undefined) places.push(called);
    else if (found.kind !== 'policy') others.push({ path, bytes, found });
    else if (found.source.isRepeat?.(file, tree) !== true) places.push(decodeFile(found.source, bytes, path));
    done += 1;
    onFile?.(done);
  }
  return { places, others };
}

/** Endings that nothing but registry policy has: what is called so and does not read is policy that would be lost. */
const REGISTRY_FILE = /\.(?:reg|pol)$/i;

/** A file that is called as a registry file and cannot be read as one; nothing for every other file. */
function registryFileBroken(
  file: string,
  bytes: Uint8Array,
  path: string,
  sources: readonly Source[],
): DecodedPlace | undefined {
  // A file that was named itself has its name in the path alone.
  const ending = REGISTRY_FILE.exec(file === '' ? path : file)?.[0].toLowerCase();
  const source = sources.find((one) => one.of === 'file' && ending !== undefined && one.endings.includes(ending));
  if (source?.of !== 'file') return undefined;
  const place = decodeFile(source, bytes, path);
  return place.outcome.ok ? undefined : place;
}

/** Decodes a file of a known format. Diagnostics are those of the format, each with the path. */
export function decodeFile(source: Extract<Source, { of: 'file' }>, bytes: Uint8Array, path: string): DecodedPlace {
  const read = source.decode(bytes, path);
  return { source, path, outcome: withPlaces(read, (file) => file ?? path) };
}

function decodeFolders(tree: FileTree, root: string, sources: readonly Source[], onFile?: (done: number) => void) {
  const places: DecodedPlace[] = [];
  const taken = new Set<string>();
  for (const source of sources) {
    if (source.of !== 'folder') continue;
    for (const folder of source.gather(tree)) {
      const path = joinPath(root, folder.folder);
      const read = source.decode(tree, folder, nameOf(path));
      places.push({ source, path, outcome: withPlaces(read, (file) => joinPath(root, file ?? folder.folder)) });
      for (const own of folder.own) taken.add(own);
      onFile?.(taken.size);
    }
  }
  return { places, taken };
}

/** What a folder is called; nothing for the working folder. */
function nameOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^\.{0,2}$/.test(name) ? '' : name;
}

function withPlaces<Value>(read: Outcome<Value>, placeOf: (file: string | undefined) => string): Outcome<Value> {
  const placed = ({ at, ...diagnostic }: Diagnostic): Diagnostic => ({
    ...diagnostic,
    at: { ...at, file: placeOf(at.file) },
  });
  return { ...read, diagnostics: read.diagnostics.map(placed) };
}
