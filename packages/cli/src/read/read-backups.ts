import { type Diagnostic, type ResidueLine, sha256Hex } from '@mdav/core';
import { describeKept, type GpoBackup, type KeptFile } from '@mdav/gpo';
import { type DecodedBackup, isComputerSideOff, isPreferences } from '@mdav/import';
import type { Artifact, ArtifactPolicy } from './artifact.ts';
import { liftRegistry } from './lift-policies.ts';
import { mergeArtifacts } from './merge-artifacts.ts';
import { liftPreferences } from './read-file.ts';

/** Where a backup keeps registry preferences of the machine. */
export const PREFERENCES = /^DomainSysvol\/GPO\/Machine\/Preferences\/Registry\/Registry\.xml$/i;
/** What backups of two moments or tools differ in without saying anything else to a device. */
const NO_POLICY = /^(?!DomainSysvol\/)|\/GPO\.cmt$|\/comment\.cmtx$|\/Adm\//i;

/**
 * Group Policy backups of one folder as an artifact, one policy per backup. Diagnostics: those of the channel,
 * `artifact-disabled`, `artifact-conflict`.
 */
export function backupsArtifact(
  decoded: readonly DecodedBackup[],
  path: string,
): { readonly artifact: Artifact; readonly diagnostics: readonly Diagnostic[] } {
  const lifted = decoded.map((backup) => liftBackup(backup, path));
  const policies = lifted.map(({ policy }) => policy);
  return {
    artifact: { kind: 'gpo-backup', path, backups: decoded.map(({ backup }) => backup), policies },
    diagnostics: lifted.flatMap((each) => each.diagnostics),
  };
}

function liftBackup(
  { backup, preferences }: DecodedBackup,
  path: string,
): { readonly policy: ArtifactPolicy; readonly diagnostics: readonly Diagnostic[] } {
  const file = `${path}: ${backup.gpo.name}`;
  const registry = liftRegistry(
    [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined),
    'gpo',
    file,
  );
  // What preferences do to users is no policy of the machine.
  const understood = preferences.flatMap(({ hive, path: own, outcome }) =>
    hive === 'machine' && outcome.ok ? [liftPreferences(outcome.value, 'gpo', own)] : [],
  );
  const merged = mergeArtifacts([
    { path: file, policy: registry.policy },
    ...understood.map((lifted) => ({ path: `${file}, preferences`, policy: lifted.policy })),
  ]);
  const kept = backup.residue.files.filter(
    ({ path: own }) => !NO_POLICY.test(own) && !(isPreferences(own, 'machine') && understood.length > 0),
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

function disabledSide(backup: GpoBackup, file: string): readonly Diagnostic[] {
  if (!isComputerSideOff(backup)) return [];
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
