import type { Manifest, Mode, OsId, ResolvedFleet, Rule } from '@mdav/core';
import type { ArtifactPolicy, PolicyArtifact } from '@mdav/import';

interface Read {
  /** The file or folder as the user named it. */
  readonly path: string;
  /** What each group says. */
  readonly policies: readonly ArtifactPolicy[];
}

/**
 * Something that says Defender policy, read and lifted: what was decoded, beside what it means. A folder of Intune files
 * is one artifact per file.
 */
export type Artifact =
  | (Read & {
      readonly kind: 'fleet';
      readonly fleet: ResolvedFleet;
      readonly text?: string;
      /** Rules that a module brings along. */
      readonly rules?: readonly Rule[];
    })
  | OutputArtifact
  | PolicyArtifact;

/** An output folder of mdav. */
export interface OutputArtifact extends Read {
  readonly kind: 'output';
  readonly manifest: Manifest;
  readonly groups: readonly OutputGroup[];
}

/** A group of an output folder: what `expected.json` and the files say of it. */
export interface OutputGroup {
  readonly name: string;
  /** The first name of the group, where it was renamed. */
  readonly was?: string;
  readonly mode: Mode;
  readonly os: readonly OsId[];
  readonly policy: ArtifactPolicy;
  /** The files behind the policy. */
  readonly artifacts: readonly PolicyArtifact[];
}

/** What an artifact is called. */
export function artifactTitle(artifact: Artifact): string {
  if (artifact.kind === 'policy') return artifact.source.title;
  return artifact.kind === 'fleet' ? 'fleet' : 'output folder';
}
