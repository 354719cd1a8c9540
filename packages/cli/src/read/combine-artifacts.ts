import type { Diagnostic } from '@mdav/core';
import type { Artifact, ArtifactPolicy } from './artifact.ts';
import { liftIntune, type MdmSource } from './lift-policies.ts';
import { mergeArtifacts, type PlacedPolicy } from './merge-artifacts.ts';

/** What artifacts say together, for the same devices. */
export interface CombinedArtifacts {
  readonly policy: ArtifactPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Puts artifacts for the same devices together. Intune policies are lifted as one, as a device gets them all; the rest
 * is merged in order.
 */
export function combineArtifacts(artifacts: readonly Artifact[]): CombinedArtifacts {
  const sources = artifacts.flatMap(mdmSource);
  const intune = sources.length === 0 ? undefined : liftIntune(sources);
  const placed: PlacedPolicy[] = artifacts
    .filter((artifact) => mdmSource(artifact).length === 0)
    .flatMap(({ path, policies }) => policies.map((policy) => ({ path, policy })));
  if (intune !== undefined) placed.push({ path: sources.map(({ file }) => file).join(', '), policy: intune.policy });
  const [only, second] = placed;
  const merged =
    only !== undefined && second === undefined ? { policy: only.policy, diagnostics: [] } : mergeArtifacts(placed);
  return {
    policy: merged.policy,
    // Each file was lifted alone before, and told what there is to tell about it.
    diagnostics: [...(intune?.diagnostics ?? []).filter(({ code }) => code === 'mdm-set-twice'), ...merged.diagnostics],
  };
}

function mdmSource(artifact: Artifact): readonly MdmSource[] {
  if (artifact.kind === 'settings-catalog') return [{ file: artifact.path, form: { catalog: [artifact.policy] } }];
  if (artifact.kind === 'custom-profile') return [{ file: artifact.path, form: { custom: [artifact.profile] } }];
  return [];
}
