import type { Diagnostic, Outcome } from '@mdav/core';
import { type FileTree, fail, type GatheredFolder, succeed } from '@mdav/core/format';
import type { RegistryPolicy } from '@mdav/registry';
import type { GpoBackup } from '../backup/form.ts';
import { gpoBackupFormat } from '../backup/format.ts';
import { gppCodec } from '../gpp/codec.ts';
import type { RegistryPreferences } from '../gpp/form.ts';
import { isBelow } from './backup-folders.ts';

/** A Group Policy backup, with the preferences for the registry that lie in it. */
export interface BackupForm {
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

/**
 * Decodes one backup of a tree. `name` is what its folder is called, which may be the only id that the backup has.
 * Diagnostics are those of the format, each with its file in the tree.
 */
export function decodeBackup(files: FileTree, { folder, own }: GatheredFolder, name: string): Outcome<BackupForm> {
  const prefix = name === '' ? '' : `${name}/`;
  const below = folder === '' ? '' : `${folder}/`;
  const tree = new Map(
    own
      .filter((file) => isBelow(file, folder))
      .map((file) => [`${prefix}${file.slice(below.length)}`, files.get(file) ?? new Uint8Array()]),
  );
  const manifest = own.find((file) => !isBelow(file, folder) && /(?:^|\/)manifest\.xml$/i.test(file));
  if (manifest !== undefined) tree.set(MANIFEST, files.get(manifest) ?? new Uint8Array());
  const read = gpoBackupFormat.decode(tree);
  const diagnostics = read.diagnostics.map((diagnostic): Diagnostic => {
    const { file = '' } = diagnostic.at;
    const rest = `${file}/`.startsWith(prefix) ? file.slice(prefix.length) : file;
    const inTree = rest === '' ? folder : `${below}${rest}`;
    return { ...diagnostic, at: { ...diagnostic.at, file: file === MANIFEST && manifest ? manifest : inTree } };
  });
  if (!read.ok) return fail(diagnostics);
  const [backup] = read.value;
  if (backup === undefined) throw new Error('a backup that was read is not there');
  return succeed({ backup, preferences: preferencesOf(backup) }, diagnostics);
}

/** The list of backups, in the folder above. */
const MANIFEST = 'manifest.xml';

function preferencesOf({ residue }: GpoBackup): readonly SidePreferences[] {
  return PREFERENCES.flatMap(({ hive, path }) => {
    const file = residue.files.find((kept) => path.test(`/${kept.path}`));
    return file === undefined ? [] : [{ hive, path: file.path, outcome: gppCodec.decode(file.bytes) }];
  });
}
