import type { Diagnostic, ResolvedGroup } from '@mdav/core';
import type { ArtifactInfo } from '@mdav/core/format';
import type { RegistryPolicy } from '@mdav/registry';
import { preferenceExtensions } from '../backup/extensions.ts';
import type { GpoBackup } from '../backup/form.ts';
import { PREFERENCES_PATH } from '../backup/paths.ts';
import { gppCodec } from '../gpp/codec.ts';
import type { RegistryPreferences } from '../gpp/form.ts';
import { preferencesFromPolicy } from '../gpp/policy.ts';
import { isForPreferences, takenBackWithGpo } from '../gpp/taken-back.ts';
import { gpoName } from './group-backup.ts';

/** The policy of a group without what it has as preferences. */
export interface DividedPolicy {
  readonly policy: RegistryPolicy;
  readonly preferences?: RegistryPreferences;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parts what a group asks to have as preferences from its policy. What those cannot say stays policy, and is named. */
export function dividePolicy(group: ResolvedGroup, policy: RegistryPolicy, about: ArtifactInfo): DividedPolicy {
  const asked = group.gpo?.preferences;
  if (asked === undefined) return { policy, diagnostics: [] };
  const said = policy.entries.filter(isForPreferences);
  const written = said.map((entry) => preferencesFromPolicy({ ...policy, entries: [entry] }, gpoName(group), about));
  const entries = said.filter((_, index) => written[index]?.diagnostics.length === 0);
  const diagnostics = written.flatMap((one) => one.diagnostics);
  if (entries.length === 0) return { policy, diagnostics };
  const { preferences } = preferencesFromPolicy({ ...policy, entries }, gpoName(group), about);
  return {
    policy: { ...policy, entries: policy.entries.filter((entry) => !entries.includes(entry)) },
    preferences: takenBackWithGpo(preferences, asked),
    diagnostics,
  };
}

/** What an undo says of the preferences that it takes out of the GPO. */
export const PREFERENCES_NOTES: readonly string[] = [
  'Registry preferences go with what this replaces: Windows removes their values on the devices that got them.',
  'Nothing deletes those values here, since devices outside of their targeting may have values of their own there.',
];

/** A backup with preferences for the machine beside its policy. */
export function withPreferences(backup: GpoBackup, preferences: RegistryPreferences | undefined): GpoBackup {
  if (preferences === undefined) return backup;
  const { machine, residue } = backup;
  const file = { path: PREFERENCES_PATH, bytes: gppCodec.encode(preferences) };
  const extensions = [...(machine.policy?.entries.length === 0 ? [] : machine.extensions), ...preferenceExtensions()];
  return { ...backup, machine: { ...machine, extensions }, residue: { ...residue, files: [...residue.files, file] } };
}
