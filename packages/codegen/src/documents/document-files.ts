import { emitDocument } from './emit.ts';

/** True for an XML document that a package writes; goldens are none. */
export function isDocument(path: string): boolean {
  return /^packages\/[^/]+\/src\/(?!.*__).*\.xml$/.test(path);
}

/** The generated module beside each document by its path. Texts by path from the root; problems begin with the place. */
export function documentFiles(texts: ReadonlyMap<string, string>): {
  files: ReadonlyMap<string, string>;
  problems: readonly string[];
} {
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const [path, text] of texts) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    try {
      files.set(path.replace(/\.xml$/, '.generated.ts'), emitDocument(name, text));
    } catch (error) {
      problems.push(`${path}: ${(error as Error).message}`);
    }
  }
  return { files, problems };
}
