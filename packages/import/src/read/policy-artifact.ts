import type { Diagnostic, Outcome } from '@mdav/core';
import { fail, hasErrors, type Source, succeed } from '@mdav/core/format';
import type { ArtifactPolicy } from './artifact-policy.ts';
import type { DecodedPlace } from './decode-tree.ts';
import { type PlacedPolicy, saidBy } from './said-by.ts';

/** A file or folder that says policy, read and lifted: what was decoded, beside what it means. */
export interface PolicyArtifact {
  readonly kind: 'policy';
  readonly source: Source;
  /** The file or folder as the user named it, or below what the user named. */
  readonly path: string;
  /** What was decoded. */
  readonly placed: readonly PlacedPolicy[];
  /** What each of them says. */
  readonly policies: readonly ArtifactPolicy[];
  /** What lifting each of them told. */
  readonly told: readonly Diagnostic[];
}

/** Lifts a file or folder that was decoded. */
export function artifactOf({ source, path, outcome }: DecodedPlace): Outcome<PolicyArtifact> {
  if (!outcome.ok) return outcome;
  const isNamed = source.isApart === true || outcome.value.length > 1;
  const artifact = lifted(
    source,
    path,
    outcome.value.map((policy) => ({
      source,
      policy,
      path: isNamed && policy.name !== undefined ? `${path}: ${policy.name}` : path,
    })),
  );
  const diagnostics = [...outcome.diagnostics, ...artifact.told];
  return hasErrors(diagnostics) ? fail(diagnostics) : succeed(artifact, diagnostics);
}

/** Lifts policies that stand each for devices of their own, as one artifact of the folder that they lie in. */
export function lifted(source: Source, path: string, placed: readonly PlacedPolicy[]): PolicyArtifact {
  const said = placed.map((one) => saidBy([one]));
  const policies = said.map(({ policy }, index): ArtifactPolicy => {
    const name = placed[index]?.policy.name;
    return name === undefined ? policy : { ...policy, name };
  });
  return { kind: 'policy', source, path, placed, policies, told: said.flatMap(({ diagnostics }) => diagnostics) };
}
