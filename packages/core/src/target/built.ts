import type { Finding } from '../rule/rule.ts';
import type { BuiltGroup } from './built-group.ts';
import type { FileTree } from './channel.ts';
import type { FleetOutput } from './fleet-target.ts';

/** What a build makes: every file, and what is to be said about each group. */
export interface Built extends BuildAccount {
  readonly files: FileTree;
}

/** What is to be said about a build, whoever has its files. */
export interface BuildAccount {
  readonly groups: readonly BuiltGroup[];
  /** What was made once for all groups. */
  readonly shared: readonly FleetOutput[];
  readonly findings: readonly Finding[];
}
