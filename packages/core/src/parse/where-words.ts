import type { Path } from '../diagnostic/locate.ts';
import { capital } from './value-words.ts';

/** What stands at a place, at the start of a sentence: `Group "desks"`, or the key that it is of. */
export function whereWords(path: Path): string {
  if (path.length === 0) return 'The fleet';
  if (path[0] === 'groups' && path.length === 2) return `Group "${path[1]}"`;
  if (path[0] === 'profiles' && path.length === 2) return `Profile "${path[1]}"`;
  if (path[0] === 'parameters' && path.length === 2) return `Parameter "${path[1]}"`;
  if (path[0] === 'waivers' && path.length === 2) return `Waiver ${Number(path[1]) + 1}`;
  return capital(String(path.findLast((step) => typeof step === 'string')));
}

/** True for a place that somebody has given a name to, which may be the one of a key. */
export function isName(path: Path): boolean {
  return path.length === 2 && ['groups', 'profiles', 'parameters'].includes(String(path[0]));
}
