import type { Diagnostic } from '@mdav/core';
import { ownGroupIn } from '../policy/group-names.ts';
import { type ImportSource, type OwnGroup, SOURCE_KINDS } from '../policy/source.ts';
import { type DecodedTree, decodeTree } from '../read/decode-tree.ts';
import type { NamedFiles } from '../read/named-files.ts';
import { saidByBackup } from '../said/from-gpo.ts';
import { type PolicyFile, saidByFile } from '../said/said-by-file.ts';
import { ownGroups, ownSetId, withoutRepeats } from './own-output.ts';
import { titleOfPath } from './title-of-path.ts';

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
  const { backups, files, others } = decodeTree(named.files, named.root);
  const setOf = setsOf(named, each);
  const isFolder = !named.files.has('');
  const found = [
    ...backups.map((backup) => fromBackup(backup, setOf)),
    ...files.map((file) => fromFile(file, setOf, isFolder)),
  ];
  return {
    sources: withoutRepeats(found.flatMap(({ sources }) => sources)),
    problems: found.flatMap(({ problems }) => problems),
    others: [...found.flatMap((one) => one.others), ...others.map(({ path }) => path)],
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

function fromBackup({ path, outcome }: DecodedTree['backups'][number], setOf: SetOf): FoundSources {
  if (!outcome.ok) return { ...NOTHING, problems: outcome.diagnostics.map(asWarning) };
  const { backup } = outcome.value;
  const { policy, preferences } = saidByBackup(outcome.value, outcome.diagnostics);
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

function fromFile(
  { kind: recognised, path, outcome }: DecodedTree['files'][number],
  setOf: SetOf,
  isFolder: boolean,
): FoundSources {
  if (!outcome.ok) {
    // Few script packages are about policy, and only those that mdav writes say a setting.
    if (recognised === 'script-package') return { ...NOTHING, others: [path] };
    // In a folder the other files count, and one that cannot be read is no reason to stop.
    return { ...NOTHING, problems: isFolder ? outcome.diagnostics.map(asWarning) : outcome.diagnostics };
  }
  const file = saidByFile(outcome.value, outcome.diagnostics);
  const { kind, name, said, template } = file;
  const source: ImportSource = {
    kind,
    path,
    ...(name === undefined ? {} : { name }),
    set: setOf(path, file),
    ...said,
    ...(template === undefined ? {} : { template }),
  };
  return { ...NOTHING, sources: [source] };
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: diagnostic.severity === 'error' ? 'warning' : diagnostic.severity };
}
