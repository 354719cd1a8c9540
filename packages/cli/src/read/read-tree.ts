import { type Diagnostic, type FileTree, fail, hasErrors, type Outcome, succeed } from '@mdav/core';
import { decodeTree, NO_SETTINGS } from '@mdav/import';
import type { Artifact } from './artifact.ts';
import { backupsArtifact } from './read-backups.ts';
import { artifactOf } from './read-file.ts';

/** What a script package is called where something was expected that says settings. */
export const SCRIPT_PACKAGE = { what: 'a script package', hint: NO_SETTINGS } as const;

/**
 * Reads everything in a folder that says policy: Group Policy backups as a whole, every other file by its content.
 * What is not recognised is passed over; `artifact-none` when nothing is left, `artifact-passed-over` for objects of
 * Intune that say no settings.
 */
export function readTreeOf(tree: FileTree, path: string): Outcome<readonly Artifact[]> {
  const artifacts: Artifact[] = [];
  const { backups, files, others } = decodeTree(tree, path);
  const diagnostics: Diagnostic[] = once(backups.flatMap(({ outcome }) => outcome.diagnostics));
  const decoded = backups.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : []));
  if (decoded.length > 0) {
    const read = backupsArtifact(decoded, path);
    artifacts.push(read.artifact);
    diagnostics.push(...read.diagnostics);
  }
  for (const { kind, path: place, outcome } of files) {
    if (kind === 'script-package') diagnostics.push(passedOver(place, SCRIPT_PACKAGE.what));
    else if (!outcome.ok) diagnostics.push(...outcome.diagnostics);
    else if (outcome.value.kind !== 'script-package') {
      const read = artifactOf(outcome.value, place, outcome.diagnostics);
      diagnostics.push(...read.diagnostics);
      if (read.ok) artifacts.push(read.value);
    }
  }
  for (const { path: place, found } of others)
    if (found.kind === 'other') diagnostics.push(passedOver(place, found.what));
  if (hasErrors(diagnostics)) return fail(diagnostics);
  return artifacts.length === 0 ? fail([...diagnostics, nothing(path)]) : succeed(artifacts, diagnostics);
}

/** What several backups have to say about the list beside them is said once. */
function once(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()];
}

function passedOver(file: string, what: string): Diagnostic {
  return {
    code: 'artifact-passed-over',
    severity: 'info',
    message: `This is ${what}; it says no settings and was passed over.`,
    at: { file },
  };
}

function nothing(path: string): Diagnostic {
  return {
    code: 'artifact-none',
    severity: 'error',
    message: `${path} holds no policy: no registry.pol, .reg, LGPO text, Group Policy backup or Intune policy.`,
    at: { file: path },
    hint: 'Name the folder that the policies lie in.',
  };
}
