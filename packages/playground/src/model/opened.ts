import type { Diagnostic, OsReference, Outcome } from '@mdav/core';
import { isManifest } from '@mdav/core';
import { type FileTree, fail, textOfBytes } from '@mdav/core/format';
import {
  type Artifact,
  artifactOf,
  artifactTitle,
  decodeFile,
  type ImportedFiles,
  importFiles,
  type NamedFiles,
  type PolicySide,
  readOutput,
  readTree,
  recognise,
  safeGroupName,
  showArtifact,
  sideOf,
} from '@mdav/import';
import { isZip, unzip } from './zip.ts';

/** Files that somebody opened or dropped together. */
export interface Dropped {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What was opened, and what it turned out to be. */
export type Opened =
  /** The text of a fleet, which is for the editor. */
  | { readonly kind: 'fleet'; readonly name: string; readonly text: string }
  | OpenedPolicy
  | { readonly kind: 'unreadable'; readonly name: string; readonly diagnostics: readonly Diagnostic[] };

/** Policy of devices, read. */
export interface OpenedPolicy {
  readonly kind: 'policy';
  readonly name: string;
  /** What it is, such as `GPO backup`. */
  readonly what: string;
  readonly named: NamedFiles;
  readonly side: PolicySide;
  /** What it says, for people. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what somebody opened: one file, several, a folder, or any of them in a ZIP file. */
export function open(dropped: readonly Dropped[]): Opened {
  const named = namedFiles(dropped);
  if (typeof named === 'string')
    return unreadable(nameOf(dropped), [problem(nameOf(dropped), named, 'Open the files themselves.')]);
  const name = named.root === '' ? nameOf(dropped) : named.root;
  const [[path, bytes] = ['', new Uint8Array()], ...others] = named.files;
  if (others.length === 0) {
    const text = recognise(bytes).kind === 'fleet' ? textOfBytes(bytes) : undefined;
    if (text !== undefined) return { kind: 'fleet', name: path === '' ? name : path, text };
  }
  const read = artifactsIn(named);
  if (!read.ok) return unreadable(name, read.diagnostics);
  const { side, diagnostics } = sideOf(name, read.value);
  const blocks = read.value.map((artifact) => showArtifact(artifact).join('\n'));
  const text =
    read.value.length === 1 ? blocks : blocks.map((block, index) => `# ${read.value[index]?.path}\n\n${block}`);
  return {
    kind: 'policy',
    name,
    what: read.value.length === 1 ? whatOf(read.value[0]) : side.what,
    named,
    side,
    text: text.join('\n\n'),
    diagnostics: [...read.diagnostics, ...diagnostics],
  };
}

/** A fleet made of what was opened, as `mdav import` makes one; `os` is what no policy tells. */
export function draft({ name, named }: OpenedPolicy, date: string, os: readonly OsReference[]): Outcome<ImportedFiles> {
  const templates: FileTree = new Map([...named.files].filter(([path]) => /\.adm[xl]$/i.test(path)));
  return importFiles([named], {
    date,
    nameElse: safeGroupName(name.replace(/\.[^./]*$/, '')),
    ...(os.length === 0 ? {} : { os }),
    ...(templates.size === 0 ? {} : { templates }),
  });
}

/** True when a fleet fails only because nobody said which operating systems the devices run. */
export function asksForOs(made: Outcome<ImportedFiles>): boolean {
  const errors = made.diagnostics.filter(({ severity }) => severity === 'error');
  return !made.ok && errors.length > 0 && errors.every(({ code }) => code === 'import-os-unknown');
}

function artifactsIn({ root, files }: NamedFiles): Outcome<readonly Artifact[]> {
  const manifest = manifestOf(files);
  if (manifest !== undefined) {
    const output = readOutput(files, manifest, root);
    if (!output.ok || output.value.groups.length > 0) return output.ok ? { ...output, value: [output.value] } : output;
  }
  const own = files.get('');
  if (own === undefined) return readTree(files, root);
  const found = recognise(own);
  switch (found.kind) {
    case 'policy': {
      const { opaque } = found.source;
      if (opaque !== undefined) return fail([problem(root, `${root} is ${opaque.what}.`, 'Open what holds policy.')]);
      const artifact = artifactOf(decodeFile(found.source, own, root));
      return artifact.ok ? { ...artifact, value: [artifact.value] } : artifact;
    }
    case 'other':
      return fail([problem(root, `${root} is ${found.what}.`, 'Open the whole folder, or a ZIP file of it.')]);
    default:
      return fail([
        problem(
          root,
          `${root} is none of the formats that mdav reads.`,
          'Open what holds policy, such as a GPO backup, a registry.pol or an exported Intune policy.',
        ),
      ]);
  }
}

function manifestOf(files: FileTree) {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
    return isManifest(data) ? data : undefined;
  } catch {
    // No JSON, so no manifest.
    return undefined;
  }
}

function whatOf(artifact: Artifact | undefined): string {
  return artifact === undefined ? 'policy' : artifactTitle(artifact);
}

/** Files as the libraries take them: one that was named itself, or a tree without the folder that all of it lies in. */
function namedFiles(dropped: readonly Dropped[]): NamedFiles | string {
  const [first, ...others] = dropped;
  if (first !== undefined && others.length === 0 && isZip(first.bytes)) {
    const files = unzip(first.bytes);
    return typeof files === 'string'
      ? files
      : { root: baseName(first.path).replace(/\.zip$/i, ''), files: inner(files) };
  }
  if (first !== undefined && others.length === 0)
    return { root: baseName(first.path), files: new Map([['', first.bytes]]) };
  const files: FileTree = new Map(dropped.map(({ path, bytes }) => [path, bytes]));
  const folder = folderOf(files);
  return { root: folder ?? '', files: inner(files) };
}

/** The folder that every file lies in. */
function folderOf(files: FileTree): string | undefined {
  const [first = '', ...others] = new Set(
    [...files.keys()].map((path) => (path.includes('/') ? path.split('/')[0] : '')),
  );
  return others.length === 0 && first !== '' ? first : undefined;
}

/** A folder of backups keeps the name of each: the one with the braces is part of what it says. */
function inner(files: FileTree): FileTree {
  const folder = folderOf(files);
  if (folder === undefined || folder.startsWith('{')) return files;
  return new Map([...files].map(([path, bytes]) => [path.slice(folder.length + 1), bytes]));
}

function nameOf(dropped: readonly Dropped[]): string {
  const [first, ...others] = dropped;
  if (first === undefined) return 'nothing';
  return others.length === 0 ? baseName(first.path) : `${baseName(first.path)} and ${others.length} more`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function unreadable(name: string, diagnostics: readonly Diagnostic[]): Opened {
  return { kind: 'unreadable', name, diagnostics };
}

function problem(file: string, message: string, hint: string): Diagnostic {
  return { code: 'artifact-unknown', severity: 'error', message, at: { file }, hint };
}
