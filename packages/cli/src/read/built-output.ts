import { compileFleet, type Finding, isManifest, type Outcome, type ResolvedFleet } from '@mdav/core';
import { type OutputArtifact, readOutput } from '@mdav/import';
import { nodeSha256 } from '../disk/hash.ts';
import type { ChosenTargets } from '../targets/choose-targets.ts';

/** What a fleet would build, read back as an output folder is: the one way in which a plan and a drift know of it. */
export function builtOutput(
  fleet: ResolvedFleet,
  findings: readonly Finding[],
  { date, ...targets }: ChosenTargets & { readonly date: string },
): Outcome<OutputArtifact> {
  const compiled = compileFleet(fleet, findings, { ...targets, date, sha256: nodeSha256 });
  if (!compiled.ok) return compiled;
  const { files } = compiled.value;
  const manifest: unknown = JSON.parse(new TextDecoder().decode(files.get('manifest.json')));
  if (!isManifest(manifest)) throw new Error('a build has a manifest');
  return readOutput(files, manifest, 'the new output');
}
