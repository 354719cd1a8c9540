import { once } from '../../memory/once.ts';
import { plainFolder, plainPath } from '../../value/plain-entry.ts';
import { straightPath } from '../../value/straight-path.ts';
import { dangerOf } from './risky-extensions.ts';
import { hasWildcard, isAnyName, matchesWild } from './wildcards.ts';

/** Why files in a folder should be scanned. */
interface Risk {
  readonly why: string;
  /** Whoever can write there can put a program of any name there. */
  readonly isOpen?: true;
}

const OPEN: Risk = { why: 'everybody can write there', isOpen: true };
const OF_USERS: Risk = { why: 'users can write there', isOpen: true };
const UNPACKS: Risk = { why: 'programs unpack files there', isOpen: true };
const RUNS: Risk = { why: 'downloads and mail attachments run from there', isOpen: true };
const HIDES: Risk = { why: 'malware hides there' };
const WINDOWS: Risk = { why: 'all of Windows is in it' };
const PROGRAMS: Risk = { why: 'too many programs are in it' };

/**
 * Folders that malware likes, below any drive [exclusion-mistakes]. `<user>` is the folder of any user, `<all>` at the end
 * is whatever lies in it as well.
 */
const FOLDERS: Readonly<Record<string, Risk>> = {
  windows: WINDOWS,
  'windows\\system32': WINDOWS,
  temp: OPEN,
  tmp: OPEN,
  'windows\\temp': UNPACKS,
  users: OF_USERS,
  'users\\<user>': OF_USERS,
  'users\\<user>\\appdata\\local': RUNS,
  'users\\<user>\\appdata\\local\\temp': RUNS,
  'users\\<user>\\appdata\\local\\tmp': RUNS,
  'users\\<user>\\appdata\\locallow': RUNS,
  'users\\<user>\\appdata\\locallow\\temp': RUNS,
  'users\\<user>\\appdata\\locallow\\tmp': RUNS,
  'users\\<user>\\appdata\\roaming': RUNS,
  'users\\<user>\\appdata\\roaming\\temp': RUNS,
  'users\\<user>\\appdata\\roaming\\tmp': RUNS,
  'users\\<user>\\downloads': OF_USERS,
  'users\\<user>\\desktop': OF_USERS,
  'users\\<user>\\documents': OF_USERS,
  programdata: OF_USERS,
  'windows\\prefetch': HIDES,
  'windows\\system32\\spool\\<all>': HIDES,
  'windows\\system32\\catroot2\\<all>': HIDES,
  'program files': PROGRAMS,
  'program files\\java': PROGRAMS,
  'program files (x86)': PROGRAMS,
  'program files (x86)\\java': PROGRAMS,
};

const risky = once(() => Object.entries(FOLDERS).map(([folder, risk]) => ({ steps: folder.split('\\'), risk })));

/** What variables stand for; those of a user stand for the folder of any. */
const VARIABLES: Readonly<Record<string, string>> = {
  systemdrive: 'c:',
  homedrive: 'c:',
  windir: 'c:\\windows',
  systemroot: 'c:\\windows',
  temp: 'c:\\windows\\temp',
  tmp: 'c:\\windows\\temp',
  programdata: 'c:\\programdata',
  allusersprofile: 'c:\\programdata',
  public: 'c:\\users\\public',
  userprofile: 'c:\\users\\*',
  programfiles: 'c:\\program files',
  programw6432: 'c:\\program files',
  'programfiles(x86)': 'c:\\program files (x86)',
};

/** Why a folder should be scanned, or the files of a kind that an entry names in one; nothing for any other. */
export function riskOfFolder(text: string): string | undefined {
  const steps = stepsBelowDrive(plainFolder(straightPath(text)));
  // All of a drive is the matter of another rule.
  if (steps === undefined || steps.every(isAnyName)) return undefined;
  const folder = steps.slice(0, -1);
  const name = steps.at(-1) ?? '';
  const risk = covered(steps) ?? (isKindOfProgram(name) ? exactly(folder) : undefined);
  return risk?.why;
}

/** Why what a program opens should be scanned: it may be any of a risky folder, or anybody may put it there. */
export function riskOfProgram(text: string): string | undefined {
  const steps = stepsBelowDrive(plainPath(straightPath(text)));
  if (steps === undefined || steps.every(isAnyName)) return undefined;
  const folder = steps.slice(0, -1);
  if (hasWildcard(steps.at(-1) ?? '')) return covered(folder)?.why;
  return exactly(folder, ({ isOpen }) => isOpen === true)?.why;
}

/** The folders of a path and its last name, without the drive; nothing for what starts elsewhere. */
function stepsBelowDrive(path: string): readonly string[] | undefined {
  const [drive = '', ...steps] = path
    .replace(/^%([^%]+)%/, (whole, name: string) => VARIABLES[name] ?? whole)
    .replace(/^\\\\[^\\]+\\([a-z])\$(?=\\)/, '$1:')
    // Profiles may be kept elsewhere.
    .replace(/^.*(?=\\appdata(\\|$))/, 'c:\\users\\*')
    .split('\\');
  return /^[a-z]:$/.test(drive) ? steps : undefined;
}

/** The risk of a folder that the steps stand for, else of one that lies in them. */
function covered(steps: readonly string[]): Risk | undefined {
  if (steps.length === 0) return undefined;
  return exactly(steps) ?? risky().find((one) => one.steps.length > steps.length && fits(steps, one.steps))?.risk;
}

/** The risk of a folder that the steps stand for. */
function exactly(steps: readonly string[], isMeant: (risk: Risk) => boolean = () => true): Risk | undefined {
  return risky().find((one) => {
    const known = one.steps.filter((step) => step !== '<all>').length;
    // What lies below a folder lies there where the folder itself is named.
    const isBelow = known < one.steps.length && steps.length > known && !isAnyName(steps[known - 1] ?? '');
    return (steps.length === known || isBelow) && isMeant(one.risk) && fits(steps, one.steps);
  })?.risk;
}

/** True where each step can stand for that of the folder, as far as both go. */
function fits(steps: readonly string[], folder: readonly string[]): boolean {
  return steps.every((step, index) => {
    const known = folder[index] ?? '<all>';
    // A name that follows a wildcard is hardly that of a user.
    if (known === '<user>') return isAnyName(step) || !hasWildcard(steps[index - 1] ?? '');
    return known === '<all>' || matchesWild(step, known);
  });
}

/** True for a name that stands for all programs or scripts of some name. */
function isKindOfProgram(name: string): boolean {
  return hasWildcard(name) && dangerOf(name.slice(name.lastIndexOf('.') + 1)) === 'runs';
}
