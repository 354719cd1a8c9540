import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosticInfo } from '../../core/src/diagnostic/diagnostic-infos.ts';
import type { DiagnosticLists } from './diagnostic-pages.ts';

const FILE = /^packages\/([^/]+)\/src\/.*-diagnostics\.ts$/;
const LIST = /^export const \w+_DIAGNOSTICS\b/m;

/**
 * The lists of diagnostics of each package, from wherever they stand in it. They are found by the names of their files, so
 * that no list of lists has to know them, and loaded alone: the packages as a whole take seconds.
 */
export async function diagnosticLists(
  root: string,
  packages: readonly string[],
  paths: readonly string[],
): Promise<DiagnosticLists> {
  const lists = new Map<string, readonly DiagnosticInfo[]>(packages.map((name) => [name, []]));
  for (const path of paths) {
    const name = FILE.exec(path)?.[1];
    if (name === undefined || !LIST.test(readFileSync(join(root, path), 'utf8'))) continue;
    const loaded: Readonly<Record<string, unknown>> = await import(join(root, path));
    const found = Object.keys(loaded)
      .filter((each) => each.endsWith('_DIAGNOSTICS'))
      .flatMap((each) => loaded[each] as readonly DiagnosticInfo[]);
    const known = lists.get(name) ?? [];
    // A list may be put together of others.
    const more = found.filter(({ code }, index) => {
      const isFirst = found.findIndex((other) => other.code === code) === index;
      return isFirst && !known.some((other) => other.code === code);
    });
    lists.set(name, [...known, ...more]);
  }
  return new Map([...lists].filter(([, list]) => list.length > 0));
}
