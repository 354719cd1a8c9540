import { type Diagnostic, type FileTree, fail, type Outcome, succeed } from '@mdav/core';
import { type GpoBackup, gpoBackupFormat, gppCodec, type RegistryPreferences } from '@mdav/gpo';
import type { RegistryPolicy } from '@mdav/registry';
import type { BackupFolder } from './backup-folders.ts';

/** A Group Policy backup, with the preferences for the registry that lie in it. */
export interface DecodedBackup {
  readonly backup: GpoBackup;
  readonly preferences: readonly SidePreferences[];
}

/** Preferences of one side of a Group Policy object, or why they cannot be read. */
export interface SidePreferences {
  readonly hive: RegistryPolicy['hive'];
  /** Of its file in the backup. */
  readonly path: string;
  readonly outcome: Outcome<RegistryPreferences>;
}

/** Where a backup keeps registry preferences. */
const PREFERENCES = [
  { hive: 'machine', path: /\/machine\/preferences\/registry\/registry\.xml$/i },
  { hive: 'user', path: /\/user\/preferences\/registry\/registry\.xml$/i },
] as const;

/** True for the path of preferences of one side, or of either, in a backup. */
export function isPreferences(path: string, hive?: RegistryPolicy['hive']): boolean {
  return PREFERENCES.some((side) => (hive === undefined || side.hive === hive) && side.path.test(`/${path}`));
}

/** True when the computer side of a Group Policy object is switched off, so that devices apply nothing of it. */
export function isComputerSideOff({ status }: Pick<GpoBackup, 'status'>): boolean {
  return status === 'computer-disabled' || status === 'all-disabled';
}

/**
 * Decodes one backup of a tree; `path` is where its folder lies for the user. Diagnostics are those of the format, each
 * with its place below the path.
 */
export function decodeBackup(
  files: FileTree,
  { folder, own, manifest }: BackupFolder,
  path: string,
): Outcome<DecodedBackup> {
  // A folder that was named itself is still called something, and that may be the only id of the backup.
  const last = path.slice(path.lastIndexOf('/') + 1);
  const prefix = /^\.{0,2}$/.test(last) ? '' : `${last}/`;
  const below = folder === '' ? 0 : folder.length + 1;
  const tree = new Map(own.map((file) => [`${prefix}${file.slice(below)}`, files.get(file) ?? new Uint8Array()]));
  if (manifest !== undefined) tree.set('manifest.xml', files.get(manifest) ?? new Uint8Array());
  const read = gpoBackupFormat.decode(tree);
  const diagnostics = read.diagnostics.map((diagnostic) => placed(diagnostic, prefix, path));
  if (!read.ok) return fail(diagnostics);
  const [backup] = read.value;
  if (backup === undefined) throw new Error('a backup that was read is not there');
  return succeed({ backup, preferences: preferencesOf(backup) }, diagnostics);
}

function preferencesOf({ residue }: GpoBackup): readonly SidePreferences[] {
  return PREFERENCES.flatMap(({ hive }) => {
    const file = residue.files.find((kept) => isPreferences(kept.path, hive));
    return file === undefined ? [] : [{ hive, path: file.path, outcome: gppCodec.decode(file.bytes) }];
  });
}

/** A place in the tree of one backup as a place below the path that the user knows. */
function placed(diagnostic: Diagnostic, prefix: string, path: string): Diagnostic {
  const { file = '' } = diagnostic.at;
  // The list of all backups lies in the folder above.
  if (prefix !== '' && file === 'manifest.xml')
    return { ...diagnostic, at: { ...diagnostic.at, file: `${path.slice(0, path.lastIndexOf('/') + 1)}${file}` } };
  const rest = `${file}/`.startsWith(prefix) ? file.slice(prefix.length) : file;
  return { ...diagnostic, at: { ...diagnostic.at, file: rest === '' ? path : joinPath(path, rest) } };
}

/** Two parts of a path; `.` and nothing are no part. */
export function joinPath(folder: string, path: string): string {
  if (path === '') return folder === '' ? '.' : folder;
  if (folder === '' || folder === '.') return path;
  return `${folder.replace(/[\\/]+$/, '')}/${path}`;
}
