import { OS_IDS, type OsReference, suggest } from '@mdav/core';
import { UsageError } from '../usage.ts';

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

/** Operating systems separated by commas; throws what the user should know about a wrong one. */
export function readOsList(text: string, option: string): readonly OsReference[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new UsageError(`${option} names no operating system.`, HINT);
  return words.map((word) => {
    const [id = '', build, ...rest] = word.split('@');
    const known = OS_IDS.find((candidate) => candidate === id);
    if (known !== undefined && rest.length === 0) {
      if (build === undefined) return known;
      if (/^\d{4,5}$/.test(build)) return `${known}@${Number(build)}` as OsReference;
    }
    const likely = suggest(id, OS_IDS);
    throw new UsageError(
      `There is no operating system "${word}".`,
      likely === undefined || likely === id ? HINT : `Did you mean "${likely}"?`,
    );
  });
}

const HINT = 'Write one or more of `mdav list os`, such as windows-11 or windows-10@19045, separated by commas.';
