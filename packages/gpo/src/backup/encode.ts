import type { ArtifactInfo, FileTree } from '@mdav/core';
import { guidOf, sha256Hex, utf8 } from '@mdav/core';
import { polCodecFor } from '@mdav/registry';
import { encodeComments } from './comments.ts';
import type { GpoBackup, GpoSide } from './form.ts';
import { type BackupInstance, encodeBackupInfo, encodeManifest } from './instance.ts';
import { DESCRIPTION_PATH, SIDE_PATHS } from './paths.ts';
import { encodeScheme } from './scheme.ts';

/** Writes a folder of backups: `manifest.xml` and, per backup, the folder that `Import-GPO` takes. */
export function encodeBackups(backups: readonly GpoBackup[], about: ArtifactInfo): FileTree {
  const complete = backups.map((backup) => completeBackup(backup, about));
  const manifest = encodeManifest(complete.map(instanceOf));
  return new Map([['manifest.xml', manifest], ...complete.flatMap(filesOf)]);
}

/** A backup with the id and the time under which it is written; those that it has already stay. */
export function completeBackup(
  backup: GpoBackup,
  about: ArtifactInfo,
): GpoBackup & { readonly id: string; readonly time: string } {
  return { ...backup, id: backup.id ?? backupId(backup), time: backup.time ?? backupTime(about) };
}

/** From what is in the backup, its time excepted: the same policy keeps its folder from build to build. */
function backupId(backup: GpoBackup): string {
  const parts = [
    ['Backup.xml', encodeScheme(backup)] as const,
    ['comment', utf8(backup.comment)] as const,
    ...contentFiles(backup),
  ].map(([path, bytes]) => `${path}\0${sha256Hex(bytes)}`);
  return bracedGuid(`gpo-backup:${backup.gpo.id}:${sha256Hex(utf8(parts.join('\n')))}`);
}

/** A name-based GUID as GPO backups spell them: upper case, with braces. */
export function bracedGuid(text: string): string {
  return `{${guidOf(text).toUpperCase()}}`;
}

function backupTime({ epochSeconds }: ArtifactInfo): string {
  return new Date(epochSeconds * 1000).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}

function filesOf(
  backup: GpoBackup & { readonly id: string; readonly time: string },
): readonly (readonly [string, Uint8Array])[] {
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['Backup.xml', encodeScheme(backup)],
    ['bkupInfo.xml', encodeBackupInfo(instanceOf(backup))],
    ...contentFiles(backup),
  ];
  return files.map(([path, bytes]) => [`${backup.id}/${path}`, bytes]);
}

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

function instanceOf(backup: GpoBackup & { readonly id: string; readonly time: string }): BackupInstance {
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

/** `GPO.cmt` is UTF-16LE without byte order mark and without terminator. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}
