import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ManualStep } from '../model/manual-step.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { TargetOutput } from '../target/built-group.ts';
import type { FileContent } from '../target/file-tree.ts';

/** What comes of one group. */
export interface CompiledGroup {
  readonly steps: readonly ManualStep[];
  readonly outputs: readonly TargetOutput[];
  /** Everything that the targets say. */
  readonly said: readonly Diagnostic[];
  readonly files: readonly CompiledFile[];
}

/** A file of a group. */
export interface CompiledFile {
  /** Relative to the folder of the group. */
  readonly path: string;
  readonly content: FileContent;
  /** SHA-256 of the content. */
  readonly hash: string;
}

/** Has every group of a fleet compiled, and gives each with its place among them; in any order, and by whomever. */
export type CompileEach = (
  groups: readonly ResolvedGroup[],
  compile: (group: ResolvedGroup) => CompiledGroup,
) => Iterable<readonly [index: number, compiled: CompiledGroup]>;
