import { constantOf, emitSources } from './emit-sources.ts';
import { EXTENSIONS, readSource, type SourceFile } from './source-file.ts';

/** True for a file that goes into the TypeScript beside it. */
export function isSource(path: string): boolean {
  const extension = /^packages\/[^/]+\/src\/(?!.*__).*\.(\w+)$/.exec(path)?.[1];
  return extension !== undefined && Object.hasOwn(EXTENSIONS, extension);
}

/** The generated files by their paths, one for each folder that has files of code. Texts by path from the root. */
export function embeddedFiles(texts: ReadonlyMap<string, string>): {
  files: ReadonlyMap<string, string>;
  problems: readonly string[];
} {
  const folders = new Map<string, readonly SourceFile[]>();
  const problems: string[] = [];
  for (const [path, text] of [...texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = readSource(path, text);
    problems.push(...read.problems);
    if (read.file === undefined) continue;
    const folder = path.slice(0, path.lastIndexOf('/'));
    const others = folders.get(folder) ?? [];
    const constant = constantOf(read.file.name);
    const twin = others.find(({ name }) => constantOf(name) === constant);
    if (twin !== undefined) problems.push(`${path}: ${twin.name} is ${constant} already.`);
    folders.set(folder, [...others, read.file]);
  }
  const files = [...folders].map(([folder, all]) => [`${folder}/embedded.generated.ts`, emitSources(all)] as const);
  return { files: new Map(files), problems };
}
