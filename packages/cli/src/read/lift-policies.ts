import type { Diagnostic, Location, ResidueLine, SettingValue } from '@mdav/core';
import { inFile, registryLines } from '@mdav/import';
import { EMPTY_FORM, type MdmForm, mdmChannel } from '@mdav/intune';
import { type RegistryPolicy, registryChannel } from '@mdav/registry';
import type { ArtifactPolicy, Way } from './artifact.ts';
import { mdmLines } from './mdm-lines.ts';

/** What something says, with what there is to tell about the reading. */
export interface LiftedArtifact {
  readonly policy: ArtifactPolicy;
  readonly diagnostics: readonly Diagnostic[];
}

/** What registry policies of one artifact say; the last one to set a value wins, which the channel itself knows. */
export function liftRegistry(policies: readonly RegistryPolicy[], way: Way, file: string): LiftedArtifact {
  const settings: Record<string, SettingValue> = {};
  const residue: ResidueLine[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const policy of policies) {
    const lifted = registryChannel.lift(policy);
    Object.assign(settings, lifted.settings);
    residue.push(...registryLines(lifted.residue));
    diagnostics.push(...inFile(lifted.diagnostics, file));
  }
  return { policy: { settings, residue, channels: ['registry'], ways: waysOf(settings, way) }, diagnostics };
}

/** One policy or profile of Intune in a file. */
export interface MdmSource {
  readonly file: string;
  readonly form: Partial<Pick<MdmForm, 'catalog' | 'custom'>>;
}

/** What policies and profiles of Intune say together: a device gets all of them. */
export function liftIntune(sources: readonly MdmSource[]): LiftedArtifact {
  const catalog = sources.flatMap(({ form, file }) => (form.catalog ?? []).map((policy) => ({ policy, file })));
  const custom = sources.flatMap(({ form, file }) => (form.custom ?? []).map((profile) => ({ profile, file })));
  const lifted = mdmChannel.lift({
    ...EMPTY_FORM,
    catalog: catalog.map(({ policy }) => policy),
    custom: custom.map(({ profile }) => profile),
  });
  const { settings } = lifted;
  const places = { catalog: catalog.map(({ file }) => file), custom: custom.map(({ file }) => file) };
  return {
    policy: {
      settings,
      residue: mdmLines(lifted.residue),
      channels: ['mdm'],
      ways: waysOf(settings, 'intune'),
    },
    diagnostics: lifted.diagnostics.map((diagnostic) => ({ ...diagnostic, at: inMember(diagnostic.at, places) })),
  };
}

/** The place inside the file of a policy, where the channel knows it by its number alone. */
function inMember(at: Location, places: Readonly<Record<string, readonly string[]>>): Location {
  const found = /^(catalog|custom)\[(\d+)\]\.?(.*)$/.exec(at.path ?? '');
  const file = places[found?.[1] ?? '']?.[Number(found?.[2])];
  if (found === null || file === undefined) return at;
  const { path: _, ...rest } = at;
  return { ...rest, file, ...(found[3] === '' || found[3] === undefined ? {} : { path: found[3] }) };
}

export function waysOf(settings: Readonly<Record<string, SettingValue>>, way: Way): ArtifactPolicy['ways'] & object {
  return Object.fromEntries(Object.keys(settings).map((setting) => [setting, [way]]));
}
