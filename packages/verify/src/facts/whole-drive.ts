import { PROGRAM_EXTENSIONS } from '@mdav/core/decision';

/**
 * An excluded path that covers a whole drive, or every folder: `C:\`, `C:`, `C:\*`, `%SystemDrive%\`, `*`. One text for
 * `RegExp` and for `-match`, both without regard to case. What stands behind a context, such as `C:\\:{ScanTrigger:OnDemand}`,
 * is excluded there alone. One slash at a time: where several could be taken in two ways, a path of fifty took for ever.
 */
export const WHOLE_DRIVE =
  '^\\s*(\\\\\\\\[?.]\\\\)?([a-z]:|%(systemdrive|homedrive)%|\\*+(\\.\\*+)?)([\\\\/](\\*+(\\.\\*+)?)?)*\\s*$';

/**
 * An excluded extension that covers programs or scripts, or every file: `exe`, `.PS1`, `*.dll`, `*`. One text for `RegExp`
 * and for `-match`, as above.
 */
export const PROGRAMS = `^[\\s*.]*(${PROGRAM_EXTENSIONS.join('|')})?\\s*$`;

const PATTERN = new RegExp(WHOLE_DRIVE, 'i');
const PROGRAM_PATTERN = new RegExp(PROGRAMS, 'i');
const LONGEST = 260;

export function coversDrive(path: string): boolean {
  return path.length <= LONGEST && PATTERN.test(path);
}

/** What stands for an extension among the paths that cover a drive, such as `*.exe`; nothing where it covers no programs. */
export function programsIn(extension: string): string | undefined {
  if (extension === '' || extension.length > LONGEST || !PROGRAM_PATTERN.test(extension)) return undefined;
  return `*.${extension.replaceAll(/[\s*.]/g, '')}`;
}

/** What is left of such a path where its spelling does not count: a drive, or nothing for every folder. */
export function driveIn(path: string): string {
  return path.replaceAll(/^\s*\\\\[?.]\\|^\s+|[\\/*.\s]+$/g, '').toLowerCase();
}

/** The same in a script: what is taken out of a path. */
export const BESIDE_DRIVE = '^\\s*\\\\\\\\[?.]\\\\|^\\s+|[\\\\/*.\\s]+$';
