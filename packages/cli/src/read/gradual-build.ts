import { type BuildOptions, compileGroups, type Diagnostic, type Finding, type ResolvedFleet } from '@mdav/core';
import { type BuildAccount, joiner } from '@mdav/core/format';
import { nodeSha256 } from '../disk/hash.ts';
import { type Files, tellOrder } from '../disk/output/files.ts';
import { MANIFEST } from '../disk/output/names.ts';

/** The formats cannot say something. What was made of the build before that was found counts for nothing. */
export class NotBuilt extends Error {
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join(' '));
    this.diagnostics = diagnostics;
  }
}

/** What is to be said of a build whose files nobody holds. */
export interface ToldBuild extends BuildAccount {
  /** Of all files, in the order in which they are told. */
  readonly paths: readonly string[];
  /** SHA-256 of the manifest, which has that of every other file. */
  readonly manifest: string;
}

/** A build whose files are made group by group, while they are read. */
export interface GradualBuild {
  /** Throws `NotBuilt` in the end where the formats cannot say something. */
  readonly files: Files;
  /** To be asked when the files have been read. */
  told(): ToldBuild;
}

export function gradualBuild(
  fleet: ResolvedFleet,
  findings: readonly Finding[],
  options: Omit<BuildOptions, 'sha256'>,
): GradualBuild {
  let told: ToldBuild | undefined;
  function* make() {
    const making = compileGroups(fleet, findings, { ...options, sha256: nodeSha256 });
    const joined = joiner();
    const paths: string[] = [];
    let manifest = '';
    for (;;) {
      const { done, value } = making.next();
      if (!done) {
        for (const [path, content] of value) {
          paths.push(path);
          if (path === MANIFEST) manifest = nodeSha256(joined(content));
          yield [path, content] as const;
        }
      } else if (value.ok) {
        told = { ...value.value, paths: paths.sort(tellOrder), manifest };
        return;
      } else throw new NotBuilt(value.diagnostics);
    }
  }
  return {
    files: { [Symbol.iterator]: make },
    told() {
      if (told === undefined) throw new Error('a build is told when it was read');
      return told;
    },
  };
}
