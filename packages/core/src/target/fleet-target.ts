import type { ResolvedGroup } from '../model/resolved.ts';
import type { BuiltGroup } from './built-group.ts';
import type { FileTree } from './channel.ts';
import type { ArtifactInfo } from './target.ts';

/**
 * What is made once for all groups and lies beside their folders. `--target` names it too; one that has the id of a
 * `Target` belongs to it and is chosen with it.
 */
export interface FleetTarget {
  readonly id: string;
  /** What it makes, for `--help` and the summary. */
  readonly title: string;
  /** What to do with it: complete sentences of Markdown, for the summary. */
  readonly advice: string;
  /** Paths relative to the output folder, beside the folders of the groups. Empty when no group needs it. */
  produce(groups: readonly BuiltGroup[], about: ArtifactInfo): FileTree;
  /** What it puts into the folder of a group, by paths relative to that folder, because it has to know of the others. */
  produceWithin?(group: ResolvedGroup, groups: readonly ResolvedGroup[]): FileTree;
}

/** What became of one. */
export interface FleetOutput {
  readonly target: FleetTarget;
  /** Paths relative to the output folder; what it puts into the folder of a group is among the files of the group. */
  readonly files: readonly string[];
}
