import type { Diagnostic, Manifest, Mode, OsId, Outcome } from '@mdav/core';
import { type FileTree, fail, hasErrors, type Source, succeed } from '@mdav/core/format';
import type { ArtifactPolicy } from './artifact-policy.ts';
import { combineArtifacts } from './combine-artifacts.ts';
import { readExpectedFile } from './expected-file.ts';
import { joinPath } from './join-path.ts';
import type { PolicyArtifact } from './policy-artifact.ts';
import { POLICY_SOURCES } from './policy-sources.ts';
import { readTree } from './read-tree.ts';

/** An output folder of mdav, read and lifted. */
export interface OutputArtifact {
  readonly kind: 'output';
  /** The folder as the user named it. */
  readonly path: string;
  readonly manifest: Manifest;
  readonly groups: readonly OutputGroup[];
  /** What each group says. */
  readonly policies: readonly ArtifactPolicy[];
}

/** A group of an output folder: what `expected.json` and the files say of it. */
export interface OutputGroup {
  readonly name: string;
  /** The first name of the group, where it was renamed. */
  readonly was?: string;
  readonly mode: Mode;
  readonly os: readonly OsId[];
  readonly policy: ArtifactPolicy;
  /** The files behind the policy. */
  readonly artifacts: readonly PolicyArtifact[];
}

/**
 * Reads an output folder of mdav: per group what `expected.json` and the files say. A group without files says nothing.
 *
 * Errors: `artifact-bad-expected` and those of the files.
 */
export function readOutput(
  files: FileTree,
  manifest: Manifest,
  path: string,
  sources: readonly Source[] = POLICY_SOURCES,
): Outcome<OutputArtifact> {
  const diagnostics: Diagnostic[] = [];
  const groups: OutputGroup[] = [];
  for (const name of groupNames(files)) {
    const read = readGroup(files, name, path, sources);
    for (const one of read.diagnostics) diagnostics.push(one);
    if (read.ok) groups.push(read.value);
  }
  if (hasErrors(diagnostics)) return fail(diagnostics);
  const policies = groups.map(({ policy }) => policy);
  return succeed({ kind: 'output', path, manifest, groups, policies }, diagnostics);
}

/** Group folders are those with an `expected.json`. */
function groupNames(files: FileTree): readonly string[] {
  return [...files.keys()].flatMap((file) => /^([^/]+)\/expected\.json$/.exec(file)?.slice(1) ?? []);
}

function readGroup(files: FileTree, name: string, path: string, sources: readonly Source[]): Outcome<OutputGroup> {
  const expected = readExpected(files.get(`${name}/expected.json`), joinPath(path, `${name}/expected.json`));
  if (!expected.ok) return expected;
  const own = [...files].filter(([file]) => file.startsWith(`${name}/`));
  const tree = new Map(own.map(([file, bytes]) => [file.slice(name.length + 1), bytes]));
  const read = readTree(tree, joinPath(path, name), sources);
  const isEmpty =
    !read.ok && read.diagnostics.every(({ severity, code }) => severity !== 'error' || code === 'artifact-none');
  if (!read.ok && !isEmpty) return fail(read.diagnostics);
  const artifacts = read.ok ? read.value : [];
  const { policy, diagnostics } = combineArtifacts(artifacts);
  const notes = read.diagnostics.filter(({ severity, code }) => severity !== 'info' && code !== 'artifact-none');
  const { was } = expected.value;
  const named = { ...policy, name, ...(was === undefined ? {} : { was }) };
  return succeed({ name, ...expected.value, artifacts, policy: named }, [...notes, ...diagnostics]);
}

function readExpected(bytes: Uint8Array | undefined, file: string): Outcome<Pick<OutputGroup, 'mode' | 'os' | 'was'>> {
  const { mode, os = [], was } = (bytes && readExpectedFile(bytes)) ?? {};
  if (mode !== undefined) return succeed({ mode, os, ...(was === undefined ? {} : { was }) });
  return fail([
    {
      code: 'artifact-bad-expected',
      severity: 'error',
      message: `${file} is not what a build writes.`,
      at: { file },
      hint: 'Build the output again.',
    },
  ]);
}
