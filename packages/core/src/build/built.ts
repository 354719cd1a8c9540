import type { FileTree } from '../lower/channel.ts';
import type { Finding } from '../rules/rule.ts';
import type { BuiltGroup } from './built-group.ts';
import type { FleetOutput } from './fleet-target.ts';

/** What a build makes: every file, and what is to be said about each group. */
export interface Built {
  readonly files: FileTree;
  readonly groups: readonly BuiltGroup[];
  /** What was made once for all groups. */
  readonly shared: readonly FleetOutput[];
  readonly findings: readonly Finding[];
}
