import { type Diagnostic, type FileTree, fail, type Outcome, type ResidueLine, sha256Hex, succeed } from '@mdav/core';
import { describeKept, type GpoBackup, gpoBackupFormat, gppCodec, type KeptFile } from '@mdav/gpo';
import type { Artifact, ArtifactPolicy } from './artifact.ts';
import { liftRegistry } from './lift-policies.ts';
import { mergeArtifacts } from './merge-artifacts.ts';
import { liftPreferences } from './read-file.ts';

/** Where a backup keeps registry preferences of the machine. */
export const PREFERENCES = /^DomainSysvol\/GPO\/Machine\/Preferences\/Registry\/Registry\.xml$/i;
/** What backups of two moments or tools differ in without saying anything else to a device. */
const NO_POLICY = /^(?!DomainSysvol\/)|\/GPO\.cmt$|\/comment\.cmtx$|\/Adm\//i;

/**
 * Reads the Group Policy backups of a folder, one policy per backup. Diagnostics: those of the format and of the
 * channel, `artifact-disabled`, `artifact-conflict`.
 */
export function readBackups(files: FileTree, path: string): Outcome<Artifact> {
  const decoded = gpoBackupFormat.decode(files);
  const diagnostics = decoded.diagnostics.map((diagnostic) => ({ ...diagnostic, at: below(diagnostic.at, path) }));
  if (!decoded.ok) return fail(diagnostics);
  const lifted = decoded.value.map((backup) => liftBackup(backup, path));
  const policies = lifted.map(({ policy }) => policy);
  return succeed({ kind: 'gpo-backup', path, backups: decoded.value, policies }, [
    ...diagnostics,
    ...lifted.flatMap((each) => each.diagnostics),
  ]);
}

function below(at: Diagnostic['at'], path: string): Diagnostic['at'] {
  return { ...at, file: at.file === undefined ? path : joinPath(path, at.file) };
}

/** Two parts of a path; `.` and nothing are no part. */
export function joinPath(folder: string, path: string): string {
  if (folder === '' || folder === '.') return path;
  return `${folder.replace(/[\\/]+$/, '')}/${path}`;
}

function liftBackup(
  backup: GpoBackup,
  path: string,
): { readonly policy: ArtifactPolicy; readonly diagnostics: readonly Diagnostic[] } {
  const file = `${path}: ${backup.gpo.name}`;
  const registry = liftRegistry(
    [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined),
    'gpo',
    file,
  );
  const preferences = backup.residue.files.filter((kept) => PREFERENCES.test(kept.path)).map(readPreferences);
  const understood = preferences.flatMap((read) => (read.ok ? [read.value] : []));
  const merged = mergeArtifacts([
    { path: file, policy: registry.policy },
    ...understood.map((lifted) => ({ path: `${file}, preferences`, policy: lifted.policy })),
  ]);
  const kept = backup.residue.files.filter(
    ({ path: own }) => !NO_POLICY.test(own) && !(PREFERENCES.test(own) && understood.length > 0),
  );
  const residue = [...merged.policy.residue, ...kept.map(keptLine), ...filterLines(backup)];
  return {
    policy: { ...merged.policy, residue, name: backup.gpo.name },
    diagnostics: [
      ...disabledSide(backup, file),
      ...registry.diagnostics,
      ...understood.flatMap((lifted) => lifted.diagnostics),
      ...merged.diagnostics,
    ],
  };
}

function readPreferences({ path, bytes }: KeptFile) {
  const read = gppCodec.decode(bytes);
  return read.ok ? succeed(liftPreferences(read.value, 'gpo', path)) : read;
}

function keptLine({ path, bytes }: KeptFile): ResidueLine {
  return {
    place: path,
    says: `${describeKept(path)}, ${bytes.length} bytes, SHA-256 ${sha256Hex(bytes).slice(0, 12)}`,
  };
}

function filterLines({ residue }: GpoBackup): readonly ResidueLine[] {
  if (residue.wmiFilter === undefined) return [];
  return [{ place: 'WMI filter', says: JSON.stringify(residue.wmiFilter) }];
}

function disabledSide({ status }: GpoBackup, file: string): readonly Diagnostic[] {
  if (status !== 'computer-disabled' && status !== 'all-disabled') return [];
  return [
    {
      code: 'artifact-disabled',
      severity: 'warning',
      message: 'The computer side of this Group Policy object is switched off: devices do not apply what it says.',
      at: { file },
      hint: 'Check whether it is meant to be off.',
    },
  ];
}
