import type { Framework } from '../../../core/src/frameworks/framework.ts';
import { readFramework } from '../../../core/src/frameworks/read-framework.ts';
import type { Problem } from './problem.ts';
import type { Catalogue } from './read-catalogue.ts';

/** The frameworks that come with mdav, by their files, and what a person has to put right in them. */
export function readFrameworks(
  texts: ReadonlyMap<string, string>,
  catalogue: Pick<Catalogue, 'rows' | 'systems'>,
): { readonly frameworks: readonly Framework[]; readonly problems: readonly Problem[] } {
  const names = { settings: catalogue.rows, os: catalogue.systems.rows.map(([id]) => id) };
  const read = [...texts].map(([file, text]) => ({ file, outcome: readFramework({ text, file }, names) }));
  const problems = read.flatMap(({ file, outcome }) => [
    ...outcome.diagnostics.map(({ at, message, hint }) => ({
      file,
      line: at.line ?? 1,
      column: at.column ?? 1,
      message: hint === undefined ? message : `${message} ${hint}`,
    })),
    ...(outcome.ok && !file.endsWith(`/${fileStem(outcome.value)}.yaml`)
      ? [{ file, line: 1, column: 1, message: `the file of this framework is called ${fileStem(outcome.value)}.yaml` }]
      : []),
  ]);
  return { frameworks: read.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])), problems };
}

/** A framework's file: its id, and the version in lower case. */
export function fileStem({ id, version }: Pick<Framework, 'id' | 'version'>): string {
  return `${id}-${version.toLowerCase()}`;
}
