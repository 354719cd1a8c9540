/** What the system said when it refused something. */
export interface SystemError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
  readonly dest?: string;
}

/** True for what Node throws when the system refuses something. */
export function isSystemError(error: unknown): error is SystemError {
  const { code, syscall } = Object(error) as Partial<SystemError>;
  return error instanceof Error && typeof code === 'string' && typeof syscall === 'string';
}

/** The refusals that people meet, in their words; of anything else the system's own are shown. */
const KNOWN: Readonly<Record<string, readonly [what: string, todo: string]>> = {
  ENOSPC: ['The disk is full', 'Free some space'],
  EDQUOT: ['The quota of this disk is used up', 'Free some space, or have the quota raised'],
  EROFS: ['This file system can only be read', 'Name a folder that can be written'],
  EACCES: ['The permissions do not allow it', 'Check the permissions'],
  EPERM: ['The system does not allow it', 'Check the permissions, and whether the file is protected'],
  EBUSY: ['Another program has the file open', 'Close it there'],
  ETXTBSY: ['Another program has the file open', 'Close it there'],
  EMFILE: ['Too many files are open', 'Close other programs, or raise the limit of open files'],
  ENFILE: ['Too many files are open', 'Close other programs, or raise the limit of open files'],
  ENAMETOOLONG: ['The path is too long', 'Use a folder with a shorter path'],
  EFBIG: ['The file is larger than the system allows', 'Raise the limit of file sizes'],
  EISDIR: ['A folder stands where a file is needed', 'Name a file'],
  ENOTDIR: ['A file stands where a folder is needed', 'Name another path, or move the file away'],
  ENOENT: ['Nothing can be found or made there', 'Check the path'],
  ELOOP: ['Links lead in a circle', 'Name the place itself'],
  ENOTEMPTY: ['The folder is not empty', 'Name another folder'],
  EXDEV: [
    'Something of the folder lies on another file system',
    'Have the whole folder on one, since a build puts it into place at once',
  ],
  EIO: ['The disk reports a failure', 'Check the disk'],
};

/** What a build makes for a while, of which nobody has heard: its folder is what was meant. */
const FOR_A_WHILE = /(?<=[\\/])\.mdav-(?:lock|new|stage|journal).*$/s;

/** What happened, with the path where there is one, and what to do. */
export function systemWords(error: SystemError): { readonly message: string; readonly todo: string } {
  const [what, todo] = KNOWN[codeOf(error)] ?? [];
  // Of a move to another file system the place that it is about is the one that it begins at.
  const place = error.code === 'EXDEV' ? error.path : (error.dest ?? error.path);
  const where = place?.replace(FOR_A_WHILE, '').replace(/(?<=.)[\\/]$/, '');
  if (what === undefined || todo === undefined) return { message: error.message, todo: 'Check the path' };
  return { message: `${what}${where === undefined ? '' : `: ${where}`} (${error.code}).`, todo };
}

/** Folders are made with all above them, and one that is there already is no refusal: a file is in the way. */
function codeOf({ code, syscall }: SystemError): string {
  return code === 'EEXIST' && syscall === 'mkdir' ? 'ENOTDIR' : code;
}
