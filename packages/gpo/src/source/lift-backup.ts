import type { ResidueLine } from '@mdav/core';
import { type Diagnostic, type LeftEntry, type LiftedPart, type LiftedPolicy, sha256Hex } from '@mdav/core';
import { liftRegistryPolicies } from '@mdav/registry';
import type { GpoBackup, KeptFile } from '../backup/form.ts';
import { describeKept } from '../backup/residue.ts';
import { type BackupForm, isPreferences, type SidePreferences } from './decode-backup.ts';
import { liftPreferences, preferencesSource } from './preferences-source.ts';

/** What backups of two moments or tools differ in without saying anything else to a device. */
const NO_POLICY = /^(?!DomainSysvol\/)|\/GPO\.cmt$|\/comment\.cmtx$|\/Adm\//i;

/** What a Group Policy backup says; `path` stands in the places of diagnostics. */
export function liftBackup({ backup, preferences }: BackupForm, path: string): LiftedPolicy {
  const policies = [backup.machine.policy, backup.user.policy].filter((policy) => policy !== undefined);
  const policy = liftRegistryPolicies(policies, path);
  const parts = preferences.length === 0 ? [policy] : [policy, joined(preferences.map(liftSide))];
  const isUnderstood = preferences.some(({ hive, outcome }) => hive === 'machine' && outcome.ok);
  return {
    parts,
    beside: [...backup.residue.files.flatMap((file) => leftOfFile(file, isUnderstood)), ...filterOf(backup)],
  };
}

const APART = { name: 'preferences', kind: preferencesSource.policy } as const;

function joined(sides: readonly LiftedPart[]): LiftedPart {
  return {
    apart: APART,
    settings: Object.assign({}, ...sides.map(({ settings }) => settings)) as LiftedPart['settings'],
    left: sides.flatMap(({ left }) => left),
    diagnostics: sides.flatMap(({ diagnostics }) => diagnostics),
  };
}

function liftSide({ hive, path, outcome }: SidePreferences): LiftedPart {
  const inFile = (diagnostic: Diagnostic): Diagnostic => ({ ...diagnostic, at: { file: path, ...diagnostic.at } });
  if (!outcome.ok) {
    // The rest of the backup counts all the same.
    const diagnostics = outcome.diagnostics.map((one): Diagnostic => ({ ...inFile(one), severity: 'warning' }));
    return { settings: {}, left: [], diagnostics };
  }
  const part = liftPreferences(outcome.value, hive, path);
  // What preferences do to users is no policy of the machine: their file stands for it, beside the policy.
  const left = hive === 'machine' ? part.left : part.left.map((entry): LeftEntry => ({ ...entry, lines: [] }));
  return { ...part, left, diagnostics: [...part.diagnostics, ...outcome.diagnostics.map(inFile)] };
}

/** A file that is no registry policy. Its report says nothing of its own, and preferences that were read are no file. */
function leftOfFile(file: KeptFile, isUnderstood: boolean): readonly LeftEntry[] {
  const { path } = file;
  const isSaid = NO_POLICY.test(path) || (isPreferences(path, 'machine') && isUnderstood);
  const content = isPreferences(path) || /^gpreport\.xml$/i.test(path) ? {} : { content: describeKept(path) };
  return [{ lines: isSaid ? [] : [keptLine(file)], ...content }];
}

function keptLine({ path, bytes }: KeptFile): ResidueLine {
  return {
    place: path,
    says: `${describeKept(path)}, ${bytes.length} bytes, SHA-256 ${sha256Hex(bytes).slice(0, 12)}`,
  };
}

function filterOf({ residue }: GpoBackup): readonly LeftEntry[] {
  if (residue.wmiFilter === undefined) return [];
  return [{ lines: [{ place: 'WMI filter', says: JSON.stringify(residue.wmiFilter) }] }];
}
