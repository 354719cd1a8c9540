/**
 * An excluded path that covers a whole drive, or every folder: `C:\`, `C:`, `C:\*`, `%SystemDrive%\`, `*`. One text for
 * `RegExp` and for `-match`, both without regard to case. What stands behind a context, such as `C:\\:{ScanTrigger:OnDemand}`,
 * is excluded there alone. One slash at a time: where several could be taken in two ways, a path of fifty took for ever.
 */
export const WHOLE_DRIVE =
  '^\\s*(\\\\\\\\[?.]\\\\)?([a-z]:|%(systemdrive|homedrive)%|\\*+(\\.\\*+)?)([\\\\/](\\*+(\\.\\*+)?)?)*\\s*$';

const PATTERN = new RegExp(WHOLE_DRIVE, 'i');
const LONGEST = 260;

export function coversDrive(path: string): boolean {
  return path.length <= LONGEST && PATTERN.test(path);
}

/** What is left of such a path where its spelling does not count: a drive, or nothing for every folder. */
export function driveIn(path: string): string {
  return path.replaceAll(/^\s*\\\\[?.]\\|^\s+|[\\/*.\s]+$/g, '').toLowerCase();
}

/** The same in a script: what is taken out of a path. */
export const BESIDE_DRIVE = '^\\s*\\\\\\\\[?.]\\\\|^\\s+|[\\\\/*.\\s]+$';
