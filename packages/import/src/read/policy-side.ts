import type { Diagnostic } from '@mdav/core';
import type { NamedPolicy } from '@mdav/core/format';
import { type Artifact, artifactTitle } from './artifact.ts';
import type { ArtifactPolicy } from './artifact-policy.ts';
import { combineArtifacts } from './combine-artifacts.ts';
import type { PolicyArtifact } from './policy-artifact.ts';

/** One side of a comparison. */
export interface PolicySide {
  /** As the user named it. */
  readonly path: string;
  /** What it is, such as `GPO backup`. */
  readonly what: string;
  readonly policies: readonly NamedPolicy[];
  /** True when there is one policy without a name of its own: a file, or files for the same devices. */
  readonly isBare: boolean;
  /** True for a fleet or an output folder, whose names are those of groups. */
  readonly hasGroups: boolean;
}

/** True for policies that are for different devices each; everything else in a folder is for the same ones. */
const isApart = (artifact: Artifact) => artifact.kind !== 'policy' || artifact.source.isApart === true;
const isTogether = (artifact: Artifact): artifact is PolicyArtifact => !isApart(artifact);

/** Artifacts that were read from one place, as a side that can be compared; diagnostics are those that no artifact told alone. */
export function sideOf(
  path: string,
  artifacts: readonly Artifact[],
): { readonly side: PolicySide; readonly diagnostics: readonly Diagnostic[] } {
  const named = artifacts.filter(isApart);
  const rest = artifacts.filter(isTogether);
  const combined = rest.length === 0 ? undefined : combineArtifacts(rest);
  const policies: readonly ArtifactPolicy[] = [
    ...named.flatMap((artifact) => artifact.policies),
    ...(combined === undefined ? [] : [{ ...combined.policy, name: path }]),
  ];
  return {
    side: {
      path,
      what: whatOf(artifacts),
      policies: namedApart(policies, path),
      isBare: named.length === 0,
      hasGroups: artifacts.some(({ kind }) => kind === 'fleet' || kind === 'output'),
    },
    diagnostics: combined?.diagnostics ?? [],
  };
}

function whatOf(artifacts: readonly Artifact[]): string {
  const [first, ...others] = [...new Set(artifacts.map(artifactTitle))];
  if (first === undefined || others.length > 0) return 'policy';
  return artifacts.length === 1 ? first : `${first} and ${artifacts.length - 1} more`;
}

/** Two Group Policy objects may have the same name: the later ones get a number. */
function namedApart(policies: readonly ArtifactPolicy[], path: string): readonly NamedPolicy[] {
  const seen = new Map<string, number>();
  return policies.map((policy) => {
    const name = policy.name ?? path;
    const times = (seen.get(name.toLowerCase()) ?? 0) + 1;
    seen.set(name.toLowerCase(), times);
    return { ...policy, name: times === 1 ? name : `${name} (${times})` };
  });
}
