import type { ArtifactInfo, FileTree } from '@mdav/core/format';
import { guidOf } from '@mdav/core/format';
import { polCodecFor } from '@mdav/registry';
import { utf16 } from '@mdav/xml';
import { encodeComments } from './comments.ts';
import type { GpoBackup, GpoSide } from './form.ts';
import { type BackupInstance, encodeBackupInfo, encodeManifest } from './instance.ts';
import { DESCRIPTION_PATH, SIDE_PATHS } from './paths.ts';
import { encodeScheme } from './scheme.ts';

/** Writes a folder of backups: `manifest.xml` and, per backup, the folder that `Import-GPO` takes. */
export function encodeBackups(backups: readonly GpoBackup[], about: ArtifactInfo): FileTree {
  const complete = withOwnFolders(backups.map((backup) => completeBackup(backup, about)));
  const manifest = encodeManifest(complete.map(instanceOf));
  return new Map([['manifest.xml', manifest], ...complete.flatMap(filesOf)]);
}

/** A backup that knows the id and the time under which it is written. */
export type CompleteBackup = GpoBackup & { readonly id: string; readonly time: string };

/** A backup with the id and the time under which it is written; those that it has already stay. */
export function completeBackup(backup: GpoBackup, about: ArtifactInfo): CompleteBackup {
  return { ...backup, id: backup.id ?? backupId(backup.gpo.id), time: backup.time ?? backupTime(about) };
}

/**
 * From the GPO alone, and never the GPO's own id. The id names a folder that people review: were it to follow from the
 * content, every changed setting would move all files of the backup, and a pull request would show no difference but
 * the move. An import does not mind, it copies what the folder holds.
 */
function backupId(gpo: string): string {
  return bracedGuid(`gpo-backup:${gpo}`);
}

/** Gives each backup after the first of an id another one, so that none is written over another. */
function withOwnFolders(backups: readonly CompleteBackup[]): readonly CompleteBackup[] {
  const taken = new Set<string>();
  return backups.map((backup) => {
    let { id } = backup;
    for (let count = 2; taken.has(id.toUpperCase()); count += 1) id = bracedGuid(`gpo-backup:${backup.id} ${count}`);
    taken.add(id.toUpperCase());
    return { ...backup, id };
  });
}

/** A name-based GUID as GPO backups spell them: upper case, with braces. */
export function bracedGuid(text: string): string {
  return `{${guidOf(text).toUpperCase()}}`;
}

function backupTime({ epochSeconds }: ArtifactInfo): string {
  return new Date(epochSeconds * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}

function filesOf(backup: CompleteBackup): readonly (readonly [string, Uint8Array])[] {
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['Backup.xml', encodeScheme(backup)],
    ['bkupInfo.xml', encodeBackupInfo(instanceOf(backup))],
    ...contentFiles(backup),
  ];
  return files.map(([path, bytes]) => [`${backup.id}/${path}`, bytes]);
}

/** `GPO.cmt` has neither byte order mark nor terminator. */
function contentFiles(backup: GpoBackup): readonly (readonly [string, Uint8Array])[] {
  return [
    ...(backup.description === undefined ? [] : [[DESCRIPTION_PATH, utf16(backup.description)] as const]),
    ...sideFiles(backup.machine, 'machine'),
    ...sideFiles(backup.user, 'user'),
    ...backup.residue.files.map(({ path, bytes }) => [path, bytes] as const),
  ];
}

function sideFiles(
  { policy, comments }: GpoSide,
  hive: 'machine' | 'user',
): readonly (readonly [string, Uint8Array])[] {
  const paths = SIDE_PATHS[hive];
  return [
    ...(comments === undefined ? [] : [[paths.comments, encodeComments(comments)] as const]),
    ...(policy === undefined ? [] : [[paths.policy, polCodecFor(hive).encode(policy)] as const]),
  ];
}

function instanceOf(backup: CompleteBackup): BackupInstance {
  const { gpo } = backup;
  return {
    GPOGuid: gpo.id,
    GPODomain: gpo.domain,
    GPODomainGuid: gpo.domainId,
    GPODomainController: gpo.controller,
    BackupTime: backup.time,
    ID: backup.id,
    Comment: backup.comment,
    GPODisplayName: gpo.name,
  };
}
