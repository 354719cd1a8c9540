import type { Diagnostic } from '@mdav/core';
import type { NamedPolicy } from '@mdav/core/format';
import { ownGroupIn } from '../policy/group-names.ts';
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
  const { named, rest, diagnostics } = besideTheirs(artifacts);
  const combined = rest.length === 0 ? undefined : combineArtifacts(rest);
  const policies: readonly ArtifactPolicy[] = [
    ...named,
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
    diagnostics: [...diagnostics, ...(combined?.diagnostics ?? [])],
  };
}

interface Sorted {
  /** Policies for devices of their own. */
  readonly named: readonly ArtifactPolicy[];
  /** What is for the same devices. */
  readonly rest: readonly PolicyArtifact[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Files that mdav wrote for a group belong to the one policy of that group among those of their own devices: what an
 * antimalware policy cannot say lies in a registration file beside it.
 */
function besideTheirs(artifacts: readonly Artifact[]): Sorted {
  const rest = artifacts.filter(isTogether);
  const filesOf = byGroup(rest);
  const owners = byGroup(artifacts.filter(isApart).flatMap((one) => (one.kind === 'policy' ? eachOf(one) : [])));
  const taken = new Set<PolicyArtifact>();
  const diagnostics: Diagnostic[] = [];
  const withFiles = (one: PolicyArtifact): readonly ArtifactPolicy[] => {
    const group = groupOf(one);
    const files = group === undefined || owners.get(group)?.length !== 1 ? [] : (filesOf.get(group) ?? []);
    if (files.length === 0) return one.policies;
    for (const file of files) taken.add(file);
    const { policy, diagnostics: told } = combineArtifacts([one, ...files]);
    for (const one of told) diagnostics.push(one);
    const name = one.policies[0]?.name;
    return [{ ...policy, ...(name === undefined ? {} : { name }) }];
  };
  const named = artifacts
    .filter(isApart)
    .flatMap((one) => (one.kind === 'policy' ? eachOf(one).flatMap(withFiles) : one.policies));
  return { named, rest: rest.filter((one) => !taken.has(one)), diagnostics };
}

/** An artifact of several policies as one for each of them. */
function eachOf(artifact: PolicyArtifact): readonly PolicyArtifact[] {
  return artifact.placed.map((placed, index) => ({
    ...artifact,
    placed: [placed],
    policies: artifact.policies.slice(index, index + 1),
  }));
}

function byGroup(artifacts: readonly PolicyArtifact[]): ReadonlyMap<string, readonly PolicyArtifact[]> {
  const groups = new Map<string, PolicyArtifact[]>();
  for (const one of artifacts) {
    const group = groupOf(one);
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return groups;
}

/** The group that mdav wrote it for; none where it holds policies of several. */
function groupOf({ placed }: PolicyArtifact): string | undefined {
  const groups = placed.map(({ policy }) => {
    const own = policy.written === undefined ? undefined : ownGroupIn(policy.written);
    return own === undefined ? undefined : `${own.fleet}/${own.group}`;
  });
  return new Set(groups).size === 1 ? groups[0] : undefined;
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
