import { type Outcome, resolveFleet } from '@mdav/core';
import { fail, succeed } from '@mdav/core/format';
import { type Artifact, groupPolicy } from '@mdav/import';
import { type LoadedFleet, loadFleet } from '../disk/load-fleet.ts';
import type { Io } from '../program/io.ts';

/** Reads a fleet file, or a module by name, as an artifact of one policy per group. */
export async function readFleet(path: string, io: Io): Promise<Outcome<Artifact>> {
  return fleetArtifact(await loadFleet(path, io), path);
}

/** A loaded fleet as an artifact. */
export function fleetArtifact({ outcome, text, rules }: LoadedFleet, path: string): Outcome<Artifact> {
  const resolved = outcome.ok ? resolveFleet(outcome.value) : outcome;
  if (!resolved.ok) return fail(resolved.diagnostics);
  const policies = resolved.value.groups.map(groupPolicy);
  const artifact: Artifact = {
    kind: 'fleet',
    path,
    fleet: resolved.value,
    policies,
    ...(text === undefined ? {} : { text }),
    ...(rules === undefined ? {} : { rules }),
  };
  return succeed(artifact, [...outcome.diagnostics, ...resolved.diagnostics]);
}
