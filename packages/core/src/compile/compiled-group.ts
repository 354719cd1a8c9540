import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { BuiltGroup } from '../target/built-group.ts';
import type { FileContent } from '../target/file-tree.ts';

/** Files that are handed over together: those of one group, or some that are made of all groups. */
export type FilesMade = readonly (readonly [path: string, content: FileContent])[];

/** What comes of one group, whoever compiles it. */
export interface CompiledGroup extends Pick<BuiltGroup, 'steps' | 'outputs'> {
  /** By paths of the whole output, in their order. */
  readonly files: FilesMade;
  /** The SHA-256 of each of them. */
  readonly hashes: readonly string[];
  readonly said: readonly Diagnostic[];
}
