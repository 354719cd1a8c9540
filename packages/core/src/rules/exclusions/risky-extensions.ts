import { PROGRAM_EXTENSIONS } from '../../facts/program-extensions.ts';
import { hasWildcard, matchesWild } from './wildcards.ts';

const RUNS = new Set(PROGRAM_EXTENSIONS);
/** Archives, pictures and the rest of the list: they carry malware. */
const CARRIES = new Set('7z cab fla gif gz jpeg jpg png rar tar tmp url zip'.split(' '));

/** What files of an extension do, or of one that its wildcards can stand for; nothing for those that no list names. */
export function dangerOf(extension: string): 'runs' | 'carries' | undefined {
  if (isAmong(RUNS, extension)) return 'runs';
  return isAmong(CARRIES, extension) ? 'carries' : undefined;
}

function isAmong(list: ReadonlySet<string>, extension: string): boolean {
  return hasWildcard(extension) ? [...list].some((known) => matchesWild(extension, known)) : list.has(extension);
}
