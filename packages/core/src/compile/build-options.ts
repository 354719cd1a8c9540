import type { OwnRules } from '../rule/rule.ts';
import type { FleetTarget } from '../target/fleet-target.ts';
import type { Target } from '../target/target.ts';
import type { CompiledGroup } from './compiled-group.ts';
import type { Sha256 } from './manifest.ts';

/** What a build depends on besides the fleet; nothing is taken from a clock or a machine. */
export interface BuildOptions extends OwnRules {
  readonly targets: readonly Target[];
  /** What is made once for all groups. */
  readonly fleetTargets?: readonly FleetTarget[];
  /** Today, `YYYY-MM-DD`: decides which waivers still hold. */
  readonly date: string;
  /** Seconds since 1970 for formats that carry a time. Default: 1980-01-01, the oldest that every format can say. */
  readonly epochSeconds?: number;
  /** How files are hashed. Default: a portable one; a caller on Node has a faster one at hand. */
  readonly sha256?: Sha256;
  /** Options of targets, see `ArtifactInfo`. */
  readonly targetOptions?: Readonly<Record<string, string>>;
  /** Told after each group how many of how many are compiled, for whoever waits. */
  readonly onGroup?: (compiled: number, all: number) => void;
  /**
   * What came of the group of this number, where it was compiled elsewhere, such as in another thread; nothing for one
   * that is to be compiled here. It has to be what `groupCompiler` makes.
   */
  readonly compiled?: (at: number) => CompiledGroup | undefined;
  /** Ids of the targets, where somebody named them: the manifest keeps them, so that a later run can write the same again. */
  readonly targetsNamed?: readonly string[];
}
