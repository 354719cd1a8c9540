import type { ResolvedFleet } from '@mdav/core';
import type { Rule } from '@mdav/core/rule';
import type { ArtifactPolicy } from './artifact-policy.ts';
import type { PolicyArtifact } from './policy-artifact.ts';
import type { OutputArtifact } from './read-output.ts';

/**
 * Something that says Defender policy, read and lifted: what was decoded, beside what it means. A folder of Intune files
 * is one artifact per file.
 */
export type Artifact = FleetArtifact | OutputArtifact | PolicyArtifact;

/** A fleet, which is no artifact yet, as what its groups will say. */
export interface FleetArtifact {
  readonly kind: 'fleet';
  /** The file or folder as the user named it. */
  readonly path: string;
  readonly fleet: ResolvedFleet;
  /** What each group says. */
  readonly policies: readonly ArtifactPolicy[];
  readonly text?: string;
  /** Rules that a module brings along. */
  readonly rules?: readonly Rule[];
}

/** What an artifact is called. */
export function artifactTitle(artifact: Artifact): string {
  if (artifact.kind === 'policy') return artifact.source.title;
  return artifact.kind === 'fleet' ? 'fleet' : 'output folder';
}
