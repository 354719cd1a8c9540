import type { FileTree } from '@mdav/core/format';

/** Files, and how the user named them. */
export interface NamedFiles {
  /** The path as the user named it, `/`-separated, empty for the working folder; stands before the paths of the files. */
  readonly root: string;
  /** Paths below the root; a file that was named itself has the empty path. */
  readonly files: FileTree;
}
