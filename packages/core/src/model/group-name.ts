/** What a fleet, a group or a profile may be called; the same as in the schema. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
/** Groups become folders, also on Windows. */
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Folders that a build makes beside those of the groups. */
export const ROOT_FOLDERS = ['PolicyDefinitions', 'verify'] as const;

/** What speaks against a name: its form, a device of Windows, or a folder that a build makes besides. */
export type NameTrouble = 'form' | 'device' | 'root-folder';

/** True for a name that a fleet or a profile may have. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

/** What speaks against a name for a group, which becomes a folder; nothing for one that can be used. */
export function groupNameTrouble(name: string): NameTrouble | undefined {
  if (!isName(name)) return 'form';
  if (RESERVED_ON_WINDOWS.test(name)) return 'device';
  return ROOT_FOLDERS.some((folder) => folder.toLowerCase() === name.toLowerCase()) ? 'root-folder' : undefined;
}

/** True for a name that a group may have. */
export function isGroupName(name: string): boolean {
  return groupNameTrouble(name) === undefined;
}
