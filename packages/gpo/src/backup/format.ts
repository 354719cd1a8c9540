import type { Outcome } from '@mdav/core';
import { type ArtifactInfo, type FileTree, requireFiles } from '@mdav/core/format';
import { decodeBackups } from './decode.ts';
import { encodeBackups } from './encode.ts';
import type { GpoBackup } from './form.ts';

/** A form written as several files. */
export interface Format<Form> {
  readonly id: string;
  encode(form: Form, about: ArtifactInfo): FileTree;
  /** Never throws for files: what cannot be read comes back as diagnostics with a place. */
  decode(files: FileTree): Outcome<Form>;
}

/**
 * GPO backups: what `Backup-GPO` writes and `Import-GPO` reads.
 *
 * Reading and writing agree on everything but the layout of the XML; the files of the GPO itself keep every byte.
 */
export const gpoBackupFormat: Format<readonly GpoBackup[]> = {
  id: 'gpo-backup',
  encode: encodeBackups,
  decode: (files) => decodeBackups(requireFiles(files)),
};
