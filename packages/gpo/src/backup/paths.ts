import type { GpoBackup, GpoIdentity } from './form.ts';

/** Where a backup keeps the files of its GPO. */
export const SYSVOL_FOLDER = 'DomainSysvol/GPO';

/** The folder beside `gpo` with the backup that takes the one there back. */
export const GPO_UNDO = 'gpo.undo';

/** The files of a side that this package reads and writes, below the folder of the backup. */
export const SIDE_PATHS = {
  machine: { policy: `${SYSVOL_FOLDER}/Machine/registry.pol`, comments: `${SYSVOL_FOLDER}/Machine/comment.cmtx` },
  user: { policy: `${SYSVOL_FOLDER}/User/registry.pol`, comments: `${SYSVOL_FOLDER}/User/comment.cmtx` },
} as const;

/** Where the machine's side has registry preferences. */
export const PREFERENCES_PATH = `${SYSVOL_FOLDER}/Machine/Preferences/Registry/Registry.xml`;

export const DESCRIPTION_PATH = `${SYSVOL_FOLDER}/GPO.cmt`;

/** How Backup.xml names a file or folder of the GPO. */
export interface ListedPath {
  /** With a variable in place of the folder: `%GPO_MACH_FSPATH%\registry.pol`. */
  readonly path: string;
  /** Where it lay when the backup was made; informational. */
  readonly source: string;
  /** Where it lies in the backup: `DomainSysvol\GPO\Machine\registry.pol`. */
  readonly location: string;
}

/** The three spellings of a path below the GPO's folder, given with `/` and without the `DomainSysvol/GPO/` part. */
export function listedPath(gpo: GpoIdentity, below: string): ListedPath {
  const windows = below.replaceAll('/', '\\');
  const [side = '', ...rest] = windows.split('\\');
  const variable = VARIABLES.get(side.toLowerCase());
  return {
    path: variable === undefined || rest.length === 0 ? `%GPO_FSPATH%\\${windows}` : `${variable}\\${rest.join('\\')}`,
    source: `\\\\${gpo.controller}\\sysvol\\${gpo.domain}\\Policies\\${gpo.id}\\${windows}`,
    location: `${SYSVOL_FOLDER.replaceAll('/', '\\')}\\${windows}`,
  };
}

const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['machine', '%GPO_MACH_FSPATH%'],
  ['user', '%GPO_USER_FSPATH%'],
]);

/** The path of a listed location below the folder of the backup, in lower case: Windows does not tell cases apart. */
export function comparablePath(location: string): string {
  return location.replaceAll('\\', '/').toLowerCase();
}

/** Every file that a backup has below its `DomainSysvol/GPO`, without that part, in the order in which it is listed. */
export function gpoFiles(backup: GpoBackup): readonly string[] {
  const own = [
    backup.machine.policy && SIDE_PATHS.machine.policy,
    backup.user.policy && SIDE_PATHS.user.policy,
    backup.description === undefined ? undefined : DESCRIPTION_PATH,
    backup.machine.comments && SIDE_PATHS.machine.comments,
    backup.user.comments && SIDE_PATHS.user.comments,
  ].filter((path) => path !== undefined);
  const kept = backup.residue.files
    .map(({ path }) => path)
    .filter((path) => comparablePath(path).startsWith(`${SYSVOL_FOLDER.toLowerCase()}/`));
  return [...own, ...kept].map((path) => path.slice(SYSVOL_FOLDER.length + 1));
}
