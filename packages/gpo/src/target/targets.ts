import type { ResolvedGroup } from '@mdav/core';
import {
  type ArtifactInfo,
  type FileTree,
  type FleetTarget,
  jsonBytes,
  type Produced,
  type Target,
} from '@mdav/core/format';
import {
  checkLgpo,
  checkPolicy,
  isTakenBackByZero,
  type LgpoItem,
  lgpoCodec,
  lgpoFromPolicies,
  type PolicyUndo,
  policyUndoOf,
  type RegistryPolicy,
  unsureOfZero,
} from '@mdav/registry';
import { type CompleteBackup, completeBackup } from '../backup/encode.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { GPO_UNDO } from '../backup/paths.ts';
import { encodeReport } from '../report/encode-report.ts';
import { antimalwareTarget } from './antimalware-target.ts';
import { GPO_BACKUP_ID } from './gpo-backup-id.ts';
import { formerGpoName, gpoName, groupBackup, undoBackup, undoHeading } from './group-backup.ts';
import { type DividedPolicy, dividePolicy, PREFERENCES_NOTES, withPreferences } from './group-preferences.ts';
import { groupReport } from './group-report.ts';
import { installScriptTarget } from './install-script.ts';
import { lowerForGpo } from './lower-for-gpo.ts';
import { policyDefinitionsTarget } from './policy-definitions-target.ts';

/** Options of the target, by the names that `ArtifactInfo.options` has them under. */
export const GPO_OPTIONS = {
  /** `yes` adds `gpreport.xml`, which Group Policy analytics of Intune reads and an import does not. */
  report: 'gpo-report',
} as const;

/** Where a backup keeps its report. */
const REPORT_PATH = 'gpreport.xml';

const gpoBackupTarget: Target = {
  id: GPO_BACKUP_ID,
  title: 'GPO backup for Import-GPO, with its registry policy as text',
  serves: ['gpo'],
  produce: produceGpoBackup,
};

/** What this package makes of a group. */
export const gpoTargets: readonly Target[] = [gpoBackupTarget, antimalwareTarget];

/** What this package makes once for all groups. */
export const gpoFleetTargets: readonly FleetTarget[] = [installScriptTarget, policyDefinitionsTarget];

function produceGpoBackup(group: ResolvedGroup, about: ArtifactInfo): Produced {
  const { form: policy, emissions, carried } = lowerForGpo(group);
  if (policy.entries.length === 0) return { files: new Map(), emissions, diagnostics: [] };
  const divided = dividePolicy(carried, policy, about);
  const backup = completeBackup(withPreferences(groupBackup(carried, divided.policy), divided.preferences), about);
  const written = wantsReport(about)
    ? withReport(backup, encodeReport(groupReport(carried, backup, divided.preferences)))
    : backup;
  const files = folderOf('gpo', gpoBackupFormat.encode([written], about));
  // For the script, which finds a GPO by its name.
  const was = formerGpoName(group);
  if (was !== undefined) files.set('gpo/renamed.json', jsonBytes({ formatVersion: 1, name: gpoName(group), was }));
  const twin = lgpoFromPolicies([divided.policy]);
  files.set('gpo/registry.pol.txt', lgpoCodec.encode(twin));
  const taken = undoOfDivided(divided);
  const undo = {
    ...taken,
    notes: [...taken.notes, ...stayLinked(divided.policy), ...unsureOfZero(group, divided.policy)],
  };
  const undone = gpoBackupFormat.encode([undoBackup(carried, backup, undo)], about);
  for (const [path, bytes] of folderOf(GPO_UNDO, undone)) files.set(path, bytes);
  files.set(`${GPO_UNDO}/registry.pol.txt`, undoTwin(carried, undo));
  return { files, emissions, diagnostics: [...checkPolicy(policy), ...checkLgpo(twin), ...divided.diagnostics] };
}

/** Windows takes a value of a policies key out when no linked object says it any more: the 0 before it did anything, too. */
function stayLinked({ hive, entries }: RegistryPolicy): readonly string[] {
  if (!entries.some((entry) => isTakenBackByZero(hive, entry))) return [];
  return [
    'Keep this object linked until every server was restarted and shows that: once it is unlinked, Windows takes the value 0',
    'away, and a server that was not restarted stays passive.',
  ];
}

function folderOf(folder: string, files: FileTree): Map<string, Uint8Array> {
  return new Map([...files].map(([path, bytes]) => [`${folder}/${path}`, bytes]));
}

/**
 * Values of preferences are not deleted: Windows keeps a list of those that it set and removes them once they are no longer
 * applied, and a deletion would take away what devices outside of their targeting have there of their own.
 * Source: https://learn.microsoft.com/troubleshoot/windows-server/group-policy/remove-this-item-if-it-is-no-longer-applied-option
 */
function undoOfDivided({ policy, preferences }: DividedPolicy): PolicyUndo {
  const undo = policyUndoOf(policy);
  return preferences === undefined ? undo : { ...undo, notes: [...PREFERENCES_NOTES, ...undo.notes] };
}

function undoTwin(group: ResolvedGroup, { policy, notes }: PolicyUndo): Uint8Array {
  const comments = [...undoHeading(group), ...notes].map((text): LgpoItem => ({ kind: 'comment', text }));
  return lgpoCodec.encode({ items: [...comments, ...lgpoFromPolicies([policy]).items] });
}

function wantsReport({ options = {} }: ArtifactInfo): boolean {
  return options[GPO_OPTIONS.report] === 'yes';
}

function withReport(backup: CompleteBackup, bytes: Uint8Array): CompleteBackup {
  return { ...backup, residue: { ...backup.residue, files: [...backup.residue.files, { path: REPORT_PATH, bytes }] } };
}
