import type { Diagnostic, Outcome } from '@mdav/core';
import { type FileTree, fail, hasErrors, requireFiles, type Source, succeed, suggest } from '@mdav/core/format';
import type { OwnRules } from '@mdav/core/rule';
import { planImport } from './draft/plan-import.ts';
import { overlapFindings } from './estate/overlap-findings.ts';
import { findingsOfText, type TextFindings } from './findings-of-text.ts';
import { currentCopies } from './found/current-copies.ts';
import { type FoundPolicies, policiesIn } from './found/policies-in.ts';
import { type Imported, type ImportOptions, importPolicies } from './import-policies.ts';
import type { FoundPolicy } from './policy/found-policy.ts';
import { joinPath } from './read/join-path.ts';
import type { NamedFiles } from './read/named-files.ts';
import { noPolicyIn } from './read/no-policy.ts';
import { POLICY_SOURCES } from './read/policy-sources.ts';
import { unreadFile } from './read/unread-file.ts';
import { nameResidue } from './templates/name-residue.ts';
import { readTemplates } from './templates/read-templates.ts';

/** What an import depends on besides the files. */
export interface ImportFilesOptions extends ImportOptions, OwnRules {
  /** The day that waivers are held against, `YYYY-MM-DD`. */
  readonly date: string;
  /** What findings call the fleet file. Default: the file of `into`. */
  readonly file?: string;
  /** A group for each Intune policy, also for those of one folder. */
  readonly each?: boolean;
  /** Group Policy templates, `.admx` with their `.adml`: raw values are named by the policies that write them. */
  readonly templates?: FileTree;
  /** Refuses a file of which only a part could be read, in place of taking the part. */
  readonly strict?: boolean;
  /** The formats that are read. Default: all that mdav knows. */
  readonly sources?: readonly Source[];
  /** Told after each file that was looked at. */
  readonly onFile?: (done: number, all: number) => void;
}

/** A fleet file made of files, with everything that somebody should know about it. */
export interface ImportedFiles extends Imported, TextFindings {
  /** Paths of files that are no policy that is known. */
  readonly others: readonly string[];
}

/**
 * Makes a fleet file of the policies among files: what `mdav import` does, without a disk. Files are a tree, or several
 * that the user named. Pure: the same files and options give the same text.
 *
 * - `fleetText`: the fleet file, with comments for what was inferred.
 * - `groups`: the groups in it, with the policies that each was made of.
 * - `conflicts`: what policies of one group say differently, which word is kept, and why.
 * - `notes`: what was left out, could not be said, or is to be known.
 * - `findings`: what the rules say about the new fleet; `fleet` is the same fleet, resolved.
 * - `others`: paths of files that are no policy.
 *
 * Errors: those of `importPolicies`, `import-os-group` for operating systems of a group that does not come about,
 * `artifact-unknown` for files that hold no policy, and those of reading a file that was named itself. Warnings: those of
 * reading files of a folder and of templates, which never stop an import, and `artifact-not-read`. What is no files, and a `date` that is no day,
 * throws.
 */
export function importFiles(
  files: FileTree | readonly NamedFiles[],
  {
    date,
    file: name,
    each = false,
    strict = false,
    templates,
    sources: formats = POLICY_SOURCES,
    rules,
    ruleFilesRun,
    onFile,
    ...options
  }: ImportFilesOptions,
): Outcome<ImportedFiles> {
  const named: readonly NamedFiles[] = isTrees(files) ? files : [{ root: '', files }];
  for (const one of named) requireFiles(one.files);
  const all = named.reduce((sum, one) => sum + one.files.size, 0);
  let before = 0;
  const found = named.map((one) => {
    const policies = policiesIn(one, each, formats, (done) => onFile?.(before + done, all));
    before += one.files.size;
    return { ...policies, root: one.root, alone: one.files.get('') };
  });
  const diagnostics: Diagnostic[] = found.flatMap(({ policies, problems, root, alone }) =>
    // Who names a file wants that file; in a folder there is always something else.
    policies.length > 0 || hasErrors(problems) ? problems : [...problems, noPolicyIn(root === '' ? '.' : root, alone)],
  );
  for (const one of unreadAmong(named, found)) diagnostics.push(one);
  const partly = strict ? found.flatMap((one) => one.policies.flatMap(partlyRead)) : [];
  if (partly.length > 0) return fail([...diagnostics, ...partly]);
  const read = templates === undefined ? undefined : readTemplates(templates);
  for (const one of read?.diagnostics ?? []) diagnostics.push(one);
  if (hasErrors(diagnostics)) return fail(diagnostics);

  const current = currentCopies(found.flatMap((one) => one.policies));
  const policies = nameResidue(current.policies, read?.templates ?? []);
  const names = planImport(policies, options).groups.map(({ name }) => name);
  const strangers = Object.keys(options.osOf ?? {}).filter((name) => !names.includes(name));
  if (names.length > 0 && strangers.length > 0)
    return fail([...diagnostics, ...strangers.map((name) => noSuchGroup(name, names))]);
  const imported = importPolicies(policies, options);
  if (!imported.ok) return fail([...diagnostics, ...imported.diagnostics]);
  const { fleetText: text } = imported.value;
  const file = name ?? options.into?.file;
  const { against } = options;
  const layers = against === undefined ? undefined : new Map([[against.name, { settings: against.settings }]]);
  const source = { ...options.into, text, ...(file === undefined ? {} : { file }) };
  const checked = findingsOfText(source, date, { rules, ruleFilesRun }, layers);
  const others = found.flatMap((one) => one.others);
  // Contradictions are conflicts of the import, and told as such.
  const repeats = overlapFindings(policies).filter(({ code }) => code === 'estate-repeat');
  const notes = [...current.notes, ...imported.value.notes, ...repeats];
  return succeed({ ...imported.value, ...checked, notes, others }, [...diagnostics, ...imported.diagnostics]);
}

/** What of folders may hold policy, and is no format that is read. */
function unreadAmong(
  named: readonly NamedFiles[],
  found: readonly Pick<FoundPolicies, 'policies' | 'others'>[],
): readonly Diagnostic[] {
  const objects = new Set(found.flatMap(({ policies }) => policies.flatMap(({ copy }) => copy?.object ?? [])));
  const isKnown = (id: string) => [...objects].some((object) => object.startsWith(id.toUpperCase()));
  return named.flatMap(({ root, files }, index) => {
    if (files.has('')) return [];
    const others = new Set(found[index]?.others);
    return [...files].flatMap(([file, bytes]) => {
      const path = joinPath(root, file);
      return others.has(path) ? (unreadFile(path, bytes, isKnown) ?? []) : [];
    });
  });
}

/** What says that only a part of a file was read. */
const PARTLY: readonly string[] = ['reg-partly'];

function partlyRead({ notes, path }: FoundPolicy): readonly Diagnostic[] {
  const told = notes.filter(({ code }) => PARTLY.includes(code));
  return told.map((note): Diagnostic => ({ ...note, severity: 'error', at: { file: path, ...note.at } }));
}

function isTrees(files: FileTree | readonly NamedFiles[]): files is readonly NamedFiles[] {
  return Array.isArray(files);
}

function noSuchGroup(name: string, groups: readonly string[]): Diagnostic {
  const likely = suggest(name, groups);
  return {
    code: 'import-os-group',
    severity: 'error',
    message: `Operating systems are given for the group "${name}", which this import does not make.`,
    at: { path: `groups.${name}` },
    hint: likely === undefined ? `Name one of its groups: ${groups.join(', ')}.` : `Name the group ${likely}.`,
  };
}
