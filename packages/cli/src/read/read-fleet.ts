import { type Outcome, type ResolvedGroup, resolveFleet } from '@mdav/core';
import { fail, type ResidueLine, succeed } from '@mdav/core/format';
import type { ArtifactPolicy } from '@mdav/import';
import { EMPTY_FORM, liftMdmForms, type OmaSetting } from '@mdav/intune';
import { liftRegistryForms, registryChannel } from '@mdav/registry';
import { type LoadedFleet, loadFleet } from '../disk/load-fleet.ts';
import type { Io } from '../program/io.ts';
import type { Artifact } from './artifact.ts';

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

/** What a group sets, raw values included; the same words that its files will say. */
export function groupPolicy(group: ResolvedGroup): ArtifactPolicy {
  const raw = liftRaw(group);
  const own = Object.fromEntries(group.assignments.map(({ setting, value }) => [setting, value]));
  const { name, was } = group;
  return { name, ...(was === undefined ? {} : { was }), settings: { ...raw.settings, ...own }, residue: raw.residue };
}

/** Raw entries are said as the channels say them, and lifted: what a setting stands for counts as that setting. */
function liftRaw(group: ResolvedGroup): { settings: ArtifactPolicy['settings']; residue: readonly ResidueLine[] } {
  if (group.raw === undefined) return { settings: {}, residue: [] };
  const policies = [registryChannel.lower({ ...group, assignments: [] }).form];
  const settings = group.raw.oma.map(
    ({ uri, ...node }): OmaSetting => ({
      name: '',
      description: null,
      uri,
      secretReference: null,
      ...(node.type === 'integer'
        ? { kind: 'integer', value: node.value, isReadOnly: false }
        : node.type === 'boolean'
          ? { kind: 'boolean', value: node.value }
          : { kind: 'string', value: node.value }),
    }),
  );
  const profile = { name: '', description: null, roleScopeTagIds: ['0'], settings };
  const lifted = [
    liftRegistryForms([{ form: { policies }, path: '' }]),
    liftMdmForms([{ form: { ...EMPTY_FORM, custom: [profile] }, path: '' }]),
  ].flatMap(({ parts }) => parts);
  return {
    settings: Object.assign({}, ...lifted.map((part) => part.settings)) as ArtifactPolicy['settings'],
    residue: lifted.flatMap(({ left }) => left.flatMap(({ lines }) => lines)),
  };
}
