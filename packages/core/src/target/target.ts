import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { ResolvedGroup } from '../model/resolved.ts';
import type { Delivery } from '../model/vocabulary.ts';
import type { Emission, FileTree } from './channel.ts';

/**
 * A channel with a format: what `--target` names. A target turns a group into files in the group's own folder.
 * The list of targets is written down once, by the one who puts the tool together.
 */
export interface Target {
  readonly id: string;
  /** What it makes, for `--help` and the summary. */
  readonly title: string;
  /** The ways of delivery that ask for it. */
  readonly serves: readonly Delivery[];
  /** Further ways whose groups get it when somebody names it; absent when there are none. */
  readonly byName?: readonly Delivery[];
  /**
   * Present where its files bring no setting to a device, so that it takes no part in what is said of coverage: it says
   * `nothing` of settings, or says them for `comparison` with what something else brought.
   */
  readonly carries?: 'nothing' | 'comparison';
  produce(group: ResolvedGroup, about: ArtifactInfo): Produced;
}

/** What an artifact needs to know besides its content. Nothing in it comes from a clock or a machine. */
export interface ArtifactInfo {
  /** Seconds since 1970, from `SOURCE_DATE_EPOCH` or the fixed default of 1980-01-01. */
  readonly epochSeconds: number;
  readonly toolVersion: string;
  /** What a person chose for one target, by the names that the target gives them; others ignore it. */
  readonly options?: Readonly<Record<string, string>>;
}

/** What a target makes of a group: files, what became of each assignment, and what is to be said about it. */
export interface Produced {
  /** Paths relative to the group's folder. Empty when the channel has nothing to say for the group. */
  readonly files: FileTree;
  readonly emissions: readonly Emission[];
  readonly diagnostics: readonly Diagnostic[];
}
