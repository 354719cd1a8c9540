import { OS_IDS, type OsReference, osNamed } from '@mdav/core';
import { closest, otherSystemHint } from '@mdav/core/format';
import { UsageError } from '../program/usage.ts';

/** Operating systems for every group, and for some by name. */
export interface GivenOs {
  readonly os?: readonly OsReference[];
  readonly osOf: Readonly<Record<string, readonly OsReference[]>>;
}

/** Reads `--os windows-11,windows-10@19045` and `--os GROUP=windows-server-2022`. */
export function readOsOptions(options: readonly string[]): GivenOs {
  const osOf = new Map<string, readonly OsReference[]>();
  let os: readonly OsReference[] | undefined;
  for (const option of options) {
    const [list = '', group] = option.split('=').reverse();
    const references = readOsList(list, '--os');
    if (group === undefined) os = [...(os ?? []), ...references];
    else osOf.set(group, references);
  }
  return { ...(os === undefined ? {} : { os }), osOf: Object.fromEntries(osOf) };
}

/**
 * Operating systems separated by commas, or ids by blanks; each may also be written as mdav prints it. Throws what the
 * user should know about a wrong one.
 */
export function readOsList(text: string, option: string): readonly OsReference[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new UsageError(`${option} names no operating system.`, HINT);
  const found: OsReference[] = [];
  for (let next = 0; next < parts.length; ) {
    const [references, taken] = readTitle(parts, next) ?? [readWords(parts[next] ?? ''), 1];
    for (const one of references) found.push(one);
    next += taken;
  }
  return found;
}

/** A title may have a comma in it: the longest run of parts that is one counts. */
function readTitle(parts: readonly string[], start: number): readonly [readonly OsReference[], number] | undefined {
  for (let taken = parts.length - start; taken > 0; taken--) {
    const named = osNamed(parts.slice(start, start + taken).join(', '));
    if (named !== undefined) return [[named], taken];
  }
  return undefined;
}

function readWords(part: string): readonly OsReference[] {
  const words = part.split(/\s+/);
  const named = words.map((word) => osNamed(word));
  // Where no word is known, all of them together are one name that is misspelt.
  const wrong = named.some((os) => os !== undefined) ? words.find((_, index) => named[index] === undefined) : part;
  if (wrong === undefined) return named.filter((os) => os !== undefined);
  const [id = ''] = wrong.split('@');
  // Versions that are equally near are all named: which one is meant, nobody can tell from the other.
  const likely = closest(id, OS_IDS).slice(0, 3);
  throw new UsageError(
    `There is no operating system "${wrong}".`,
    otherSystemHint(id) ??
      (likely.length === 0 || likely.includes(id)
        ? HINT
        : `Did you mean ${likely.map((name) => `"${name}"`).join(' or ')}?`),
  );
}

const HINT = 'Write one or more of `mdav list os`, such as windows-11 or windows-10@19045, separated by commas.';
