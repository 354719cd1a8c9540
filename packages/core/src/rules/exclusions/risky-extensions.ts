import { hasWildcard, matchesWild } from './wildcards.ts';

/** Programs, libraries and scripts: excluding them excludes malware itself [exclusion-mistakes]. */
const RUNS = new Set(
  'bat bin cmd com cpl dll exe hta inf jar java job js msi ocx ps1 py reg scr sys vbe vbs wsf'.split(' '),
);
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
