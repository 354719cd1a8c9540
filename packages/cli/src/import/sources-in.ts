import type { Diagnostic, FileTree, ImportSource, OwnGroup } from '@mdav/core';
import { ownGroupIn, SOURCE_KINDS } from '@mdav/core';
import { type BackupFolder, backupFolders } from './backup-folders.ts';
import { readBackup } from './from-gpo.ts';
import { ownGroups, ownSetId, withoutRepeats } from './own-output.ts';
import { type PolicyFile, readPolicyFile } from './read-policy-file.ts';
import { titleOfPath } from './title-of-path.ts';

/** Files to import, and how the user named them. */
export interface NamedFiles {
  /** The path as the user named it, `/`-separated, empty for the working folder; stands before the paths of the files. */
  readonly root: string;
  /** Paths below the root; a file that was named itself has the empty path. */
  readonly files: FileTree;
}

/** The policies among some files. */
export interface FoundSources {
  readonly sources: readonly ImportSource[];
  /** What could not be read; errors for a file that was named itself, warnings in a folder. */
  readonly problems: readonly Diagnostic[];
  /** Paths of files that are no policy that is known here. */
  readonly others: readonly string[];
}

/**
 * Finds the policies among files by their content, whatever they are called: Group Policy backups with their preferences,
 * `registry.pol`, `.reg`, LGPO text, and policies, profiles and script packages of Intune. Policies of Intune in one folder
 * make one set, because devices get them together; with `each` every policy makes its own. Everything that mdav wrote for
 * one group makes one set too, and what only repeats it there is left out.
 */
export function sourcesIn(named: NamedFiles, each = false): FoundSources {
  const folders = backupFolders([...named.files.keys()]);
  const sets = setsOf(named, each);
  const backups = folders.map((folder) => fromBackup(named, folder, sets));
  const inBackup = new Set(
    folders.flatMap(({ own, manifest }) => [...own, ...(manifest === undefined ? [] : [manifest])]),
  );
  const files = [...named.files.keys()]
    .filter((path) => !inBackup.has(path) && !isRepeat(path, named.files, folders))
    .map((path) => fromFile(named, path, sets));
  const found = [...backups, ...files];
  return {
    sources: withoutRepeats(found.flatMap(({ sources }) => sources)),
    problems: found.flatMap(({ problems }) => problems),
    others: found.flatMap(({ others }) => others),
  };
}

/** Tells which set a policy belongs to, by where it lies, what it is called, and what mdav wrote into it. */
type SetOf = (path: string, policy: Pick<PolicyFile, 'kind' | 'name' | 'written'>) => ImportSource['set'];

function setsOf({ root, files }: NamedFiles, each: boolean): SetOf {
  const known = ownGroups(files);
  const isFolder = !files.has('');
  return (path, { kind, name, written = '' }) => {
    const named = ownGroupIn(written);
    if (named !== undefined) {
      const own: OwnGroup = known.get(ownSetId(named)) ?? named;
      return { id: ownSetId(own), title: own.group, own };
    }
    const isShared = SOURCE_KINDS[kind].deliver === 'intune' && isFolder && !each;
    if (isShared) return { id: root, title: titleOfPath(root === '' ? 'intune' : root) };
    // The two sides of a GPO lie beside each other.
    const id = kind === 'pol' ? path.replace(/(?:^|\/)(?:machine|user)\/registry\.pol$/i, '') || path : path;
    return { id, title: name ?? titleOfPath(path) };
  };
}

const NOTHING: FoundSources = { sources: [], problems: [], others: [] };

function fromBackup(named: NamedFiles, { folder, own, manifest }: BackupFolder, setOf: SetOf): FoundSources {
  const below = folder === '' ? 0 : folder.length + 1;
  const tree = new Map(own.map((path) => [path.slice(below), bytesOf(named.files, path)]));
  const path = placeOf(named.root, folder);
  const read = readBackup(path, tree, manifest === undefined ? undefined : bytesOf(named.files, manifest));
  if (!read.ok) return { ...NOTHING, problems: read.diagnostics.map(asWarning) };
  const { backup, policy, preferences } = read.value;
  const { name } = backup.gpo;
  const set = setOf(path, { kind: 'gpo-backup', name, written: backup.description ?? backup.comment });
  const about = { path, name, set };
  return {
    ...NOTHING,
    sources: [
      { kind: 'gpo-backup', ...about, ...policy },
      ...(preferences === undefined ? [] : [{ kind: 'gpo-preferences', ...about, ...preferences } as const]),
    ],
  };
}

function fromFile({ root, files }: NamedFiles, path: string, setOf: SetOf): FoundSources {
  const place = placeOf(root, path);
  const read = readPolicyFile(bytesOf(files, path), place);
  if (read === undefined) return { ...NOTHING, others: [place] };
  if (!read.ok) {
    const problems = read.diagnostics.map((diagnostic) => ({ ...diagnostic, at: { ...diagnostic.at, file: place } }));
    // In a folder the other files count, and one that cannot be read is no reason to stop.
    return { ...NOTHING, problems: path === '' ? problems : problems.map(asWarning) };
  }
  const { kind, name, said, template } = read.value;
  const source: ImportSource = {
    kind,
    path: place,
    ...(name === undefined ? {} : { name }),
    set: setOf(place, read.value),
    ...said,
    ...(template === undefined ? {} : { template }),
  };
  return { ...NOTHING, sources: [source] };
}

/** What takes back another file, and the text that says what the backup beside it says. */
function isRepeat(path: string, files: FileTree, folders: readonly BackupFolder[]): boolean {
  const undone = /^(.+)\.undo\.reg$/i.exec(path)?.[1];
  if (undone !== undefined) return files.has(`${undone}.reg`);
  const twin = /^(.*\/)?registry\.pol\.txt$/i.exec(path);
  return twin !== null && folders.some(({ folder }) => folder.startsWith(`${twin[1] ?? ''}{`));
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: diagnostic.severity === 'error' ? 'warning' : diagnostic.severity };
}

function placeOf(root: string, path: string): string {
  return [root, path].filter((part) => part !== '').join('/') || '.';
}

function bytesOf(files: FileTree, path: string): Uint8Array {
  return files.get(path) ?? new Uint8Array();
}
